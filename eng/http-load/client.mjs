// An MCP client of many people: one message at a time, each over whatever instance the proxy chooses.
import { performance } from 'node:perf_hooks';

const revision = '2026-07-28';
const meta = {
  'io.modelcontextprotocol/protocolVersion': revision, 'io.modelcontextprotocol/clientInfo': { name: 'load', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
};

export class Client {
  times = [];
  // When calls had no answer: their connection broke, or the proxy had none.
  broken = [];
  #last = 0;

  constructor(address) { this.address = address; }

  call(tenant, token, name, args, further = {}, headers = {}) {
    return this.send(tenant, token, 'tools/call', { name, arguments: args, ...further }, { 'mcp-name': name, ...headers });
  }

  // The response; null without one.
  async send(tenant, token, method, params, headers = {}) {
    const began = performance.now();
    try {
      const response = await fetch(`${this.address}/mcp/${tenant.name}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json, text/event-stream',
          'mcp-protocol-version': revision, 'mcp-method': method, ...headers,
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: ++this.#last, method, params: { ...params, _meta: meta } }),
      });
      const text = await response.text();
      if (response.status >= 500) {
        this.broken.push(performance.now());
        return null;
      }
      this.times.push(performance.now() - began);
      return JSON.parse(text.includes('data: ') ? text.split('data: ').pop() : text);
    } catch {
      this.broken.push(performance.now());
      return null;
    }
  }
}

export const textOf = (message) => (message?.result?.content ? JSON.parse(message.result.content[0].text) : null);
