// A certified OpenID provider on a loopback port, as anybody would set it up for MCP clients: they register by themselves, a token is a JWT
// for the one resource that was asked for, and a person signs in on its pages. Usage: node issuer.mjs PORT
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const roles = { ada: 'admin', ben: 'support' };

const provider = new Provider(issuer, {
  claims: { openid: ['sub'] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  extraTokenClaims: (_, token) => (token.accountId ? { role: roles[token.accountId] } : undefined),
  features: {
    devInteractions: { enabled: true },
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => false },
    registration: { enabled: true },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => ({ audience: resource, scope: 'auth0:read auth0:write', accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } } }),
    },
    revocation: { enabled: true },
  },
  findAccount: (_, id) => (roles[id] ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
  jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' }] },
  scopes: ['openid', 'offline_access', 'auth0:read', 'auth0:write'],
});
provider.on('server_error', (_, error) => console.error(error));
for (const event of ['authorization.error', 'grant.error', 'registration_create.error']) {
  provider.on(event, (_, error) => console.error(`${event}: ${error.error_description ?? error.message}`));
}
provider.listen(port, '127.0.0.1', () => console.log(`${issuer} is ready`));
