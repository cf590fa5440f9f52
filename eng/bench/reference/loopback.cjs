// The reference server reaches its tenant by https alone; here the tenant is on loopback, and neither side spends time on TLS.
const send = globalThis.fetch;
globalThis.fetch = (input, ...rest) => send(typeof input === 'object' && 'url' in input
  ? new Request(input.url.replace(/^https:\/\/127\.0\.0\.1:/, 'http://127.0.0.1:'), input)
  : String(input).replace(/^https:\/\/127\.0\.0\.1:/, 'http://127.0.0.1:'), ...rest);
