// A tenant on loopback: the certified OpenID provider of npm under the addresses that Auth0 has, and as much of the Management API as
// onboarding uses. What a client registers there is what the provider lets log in. Everybody who logs in is called Ada Lovelace.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import Provider from 'oidc-provider'

const [host, key, certificate] = process.argv.slice(2)
const issuer = `https://${host}/`
const clients = new Map()
const apis = new Map()
const grants = new Map()

/** A client of the Management API as the provider knows it. */
function metadata(client) {
  return {
    client_id: client.client_id,
    ...(client.token_endpoint_auth_method === 'none' ? {} : { client_secret: client.client_secret }),
    token_endpoint_auth_method: client.token_endpoint_auth_method,
    redirect_uris: client.callbacks ?? [],
    post_logout_redirect_uris: client.allowed_logout_urls ?? [],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }
}

/** Keeps everything in memory, and finds clients among those of the Management API. */
class Memory {
  static stored = new Map()
  constructor(name) { this.name = name }
  key(id) { return `${this.name}:${id}` }
  async upsert(id, payload) { Memory.stored.set(this.key(id), payload) }
  async find(id) { return this.name === 'Client' ? clients.has(id) ? metadata(clients.get(id)) : undefined : Memory.stored.get(this.key(id)) }
  async findByUid(uid) { return [...Memory.stored.values()].find((payload) => payload.uid === uid) }
  async findByUserCode() { return undefined }
  async consume(id) { Memory.stored.get(this.key(id)).consumed = Math.floor(Date.now() / 1000) }
  async destroy(id) { Memory.stored.delete(this.key(id)) }
  async revokeByGrantId(grant) { for (const [id, payload] of Memory.stored) if (payload.grantId === grant) Memory.stored.delete(id) }
}

const provider = new Provider(issuer, {
  adapter: Memory,
  clientBasedCORS: () => true,
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], profile: ['name', 'nickname'], email: ['email', 'email_verified'] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Ada Lovelace', nickname: 'ada', email: 'ada@example.com', email_verified: true }) }),
  pkce: { required: () => false },
  routes: { authorization: '/authorize', token: '/oauth/token', userinfo: '/userinfo', jwks: '/.well-known/jwks.json', end_session: '/oidc/logout' },
})
provider.on('server_error', (_, error) => console.error(error))
provider.on('authorization.error', (_, error) => console.error(error.error_description ?? error.message))
provider.on('grant.error', (_, error) => console.error(error.error_description ?? error.message))

/** Answers `GET` of a list, `GET`, `PATCH` and `DELETE` of one, and `POST`. */
function manage(request, path, body) {
  const [kind, id] = path.split('/')
  const [store, name, make] = {
    clients: [clients, 'client_id', () => ({ client_secret: randomBytes(32).toString('base64url') })],
    'resource-servers': [apis, 'id', () => ({})],
    'client-grants': [grants, 'id', () => ({})],
  }[kind] ?? []
  if (!store) return [404, { statusCode: 404, error: 'Not Found', message: 'Not here.' }]
  if (request.method === 'POST') {
    const item = { [name]: randomBytes(16).toString('hex'), ...make(), ...body }
    store.set(item[name], item)
    return [201, item]
  }

  if (id === undefined) return [200, { start: 0, limit: 100, total: store.size, length: store.size, [kind.replace('-', '_')]: [...store.values()] }]
  const found = store.get(id) ?? [...store.values()].find((item) => item.identifier === id)
  if (!found) return [404, { statusCode: 404, error: 'Not Found', message: 'There is none.' }]
  if (request.method === 'DELETE') store.delete(found[name])
  return [request.method === 'DELETE' ? 204 : 200, Object.assign(found, body ?? {})]
}

const login = provider.callback()
createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, async (request, response) => {
  const url = new URL(request.url, issuer)
  if (url.pathname.startsWith('/api/v2/')) {
    let text = ''
    for await (const chunk of request) text += chunk
    const [status, answer] = manage(request, decodeURIComponent(url.pathname.slice('/api/v2/'.length)), text ? JSON.parse(text) : undefined)
    response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? '' : JSON.stringify(answer))
    return
  }

  if (url.pathname === '/v2/logout') {
    response.writeHead(302, { location: url.searchParams.get('returnTo') }).end()
    return
  }

  login(request, response)
}).listen(443, '127.0.0.1', () => console.log('listening'))
