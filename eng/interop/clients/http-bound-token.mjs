// A token that the issuer bound to a key (RFC 9449): it needs a fresh proof of that key with every request.
// Usage: node http-bound-token.mjs ADDRESS
import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { SignIn } from './sign-in.mjs';

const address = process.argv[2];
const keys = await generateKeyPair('ES256');
const hash = (text) => createHash('sha256').update(text).digest('base64url');
const proof = async (method, place, token, key = keys) => new SignJWT({ htm: method, htu: place, jti: randomUUID(), ...(token && { ath: hash(token) }) })
  .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(key.publicKey) }).setIssuedAt().sign(key.privateKey);

const challenge = (await fetch(address, { method: 'POST' })).headers.get('www-authenticate');
const resource = await (await fetch(/resource_metadata="([^"]+)"/.exec(challenge)[1])).json();
assert.ok(resource.dpop_signing_alg_values_supported.includes('ES256'));
const issuer = await (await fetch(`${resource.authorization_servers[0]}/.well-known/openid-configuration`)).json();
const person = new SignIn('ada', address);
const json = { 'content-type': 'application/json' };
const { client_id } = await (await fetch(issuer.registration_endpoint, { method: 'POST', headers: json, body: JSON.stringify(person.clientMetadata) })).json();
const verifier = randomBytes(32).toString('base64url');
const request = new URL(issuer.authorization_endpoint);
request.search = new URLSearchParams({
  client_id, response_type: 'code', redirect_uri: person.redirectUrl, scope: 'auth0:read auth0:write', resource: address,
  code_challenge: hash(verifier), code_challenge_method: 'S256',
});
const code = (await person.browse(request)).get('code');
const answer = await fetch(issuer.token_endpoint, {
  method: 'POST',
  headers: { dpop: await proof('POST', issuer.token_endpoint) },
  body: new URLSearchParams({ grant_type: 'authorization_code', client_id, code, redirect_uri: person.redirectUrl, code_verifier: verifier, resource: address }),
});
const { access_token: token, token_type: type } = await answer.json();
assert.equal(type, 'DPoP');

const list = (headers) => fetch(address, {
  method: 'POST',
  headers: { ...json, accept: 'application/json, text/event-stream', ...headers },
  body: '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}',
});
const good = await proof('POST', address, token);
const other = await generateKeyPair('ES256');
assert.equal((await list({ authorization: `DPoP ${token}`, dpop: good })).status, 200);
assert.equal((await list({ authorization: `DPoP ${token}`, dpop: good })).status, 401, 'a proof counts once');
assert.equal((await list({ authorization: `Bearer ${token}` })).status, 401, 'the token alone is worth nothing');
assert.equal((await list({ authorization: `DPoP ${token}`, dpop: await proof('POST', address, token, other) })).status, 401, 'another key proves nothing');
assert.equal((await list({ authorization: `DPoP ${token}`, dpop: await proof('GET', address, token) })).status, 401, 'a proof is for one method');
console.log('taken once with its proof, and refused without');
