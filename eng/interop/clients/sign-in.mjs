// A person with a browser: what both SDKs ask for when a server wants a token.
import assert from 'node:assert/strict';

export class SignIn {
  redirectUrl = 'http://127.0.0.1:9/callback';
  clientMetadata = {
    client_name: 'interop', redirect_uris: [this.redirectUrl], grant_types: ['authorization_code'], response_types: ['code'],
    token_endpoint_auth_method: 'none', application_type: 'native',
  };

  constructor(person, address) {
    this.person = person;
    this.address = address;
  }

  clientInformation() { return this.client; }
  saveClientInformation(client) { this.client = client; }
  tokens() { return this.kept; }
  saveTokens(tokens) { this.kept = tokens; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  codeVerifier() { return this.verifier; }
  saveDiscoveryState(state) { this.discovered = state; }
  discoveryState() { return this.discovered; }

  async redirectToAuthorization(url) {
    assert.equal(url.searchParams.get('resource'), this.address, 'the token is asked for this tenant');
    assert.equal(url.searchParams.get('scope'), 'auth0:read auth0:write', 'the scopes are those of the challenge');
    assert.equal(url.searchParams.get('code_challenge_method'), 'S256');
    this.answer = await this.browse(url);
  }

  // Follows the issuer's pages, with its cookies, until it sends the browser back to the client.
  async browse(url) {
    const cookies = new Map();
    let request = { method: 'GET' };
    for (let page = 0; page < 12; page++) {
      const response = await fetch(url, {
        ...request, redirect: 'manual', headers: { ...request.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
        cookies.set(name, value);
      }
      const next = response.headers.get('location');
      if (next) {
        url = new URL(next, url);
        request = { method: 'GET' };
        if (url.href.startsWith(this.redirectUrl)) {
          assert.equal(url.searchParams.get('error'), null, url.searchParams.get('error_description'));
          return url.searchParams;
        }
      } else {
        const text = await response.text();
        assert.equal(response.status, 200, text);
        const [, action] = /<form[^>]* action="([^"]+)"/.exec(text);
        const [, prompt] = /name="prompt" value="([^"]+)"/.exec(text);
        url = new URL(action, url);
        request = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ prompt, login: this.person, password: 'any' }) };
      }
    }
    throw new Error('The issuer never sent the browser back.');
  }
}
