// Stands in for the native keychain module of the reference server, which does not load where the system has no libsecret.
// The credentials come from the environment, so that nothing is ever looked up in it.
const Module = require('node:module');

const load = Module._load;
const empty = {
  getPassword: async () => null,
  setPassword: async () => {},
  deletePassword: async () => false,
  findPassword: async () => null,
  findCredentials: async () => [],
};

Module._load = function (request, ...rest) {
  return request.endsWith('keytar.node') ? empty : load.call(this, request, ...rest);
};
