// What stands around the server in the load test: an issuer, tenants, Redis, nginx and the instances, all on loopback.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

export const freePort = () => new Promise((resolve) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

export const listen = (answer) => new Promise((resolve) => {
  const server = http.createServer(answer);
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => resolve(server));
});

const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const body = (request) => new Promise((resolve) => {
  let text = '';
  request.on('data', (chunk) => { text += chunk; }).on('end', () => resolve(text));
});

// An OpenID issuer with one key.
export async function startIssuer() {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = await listen((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url.startsWith('/.well-known/')
      ? { issuer: address, jwks_uri: `${address}keys` }
      : { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256', use: 'sig' }] }));
  });
  const address = `http://127.0.0.1:${server.address().port}/`;
  const token = (person, audience) => {
    const now = Math.floor(Date.now() / 1000);
    const text = `${base64({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })}.${base64({ iss: address, aud: audience, sub: person, iat: now, exp: now + 7200 })}`;
    return `${text}.${crypto.sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  return { address, token };
}

// A tenant with its token endpoint: names itself and the person in each answer, holds its rate limit, and counts what goes beyond it.
export async function startTenant(name, limit, seconds) {
  const seen = { requests: 0, beyond: 0, moments: [], full: 0, deleted: new Map(), created: new Map() };
  let window = 0;
  let used = 0;
  const server = await listen(async (request, response) => {
    const text = await body(request);
    response.setHeader('content-type', 'application/json');
    if (request.url === '/oauth/token') {
      const subject = new URLSearchParams(text).get('subject_token');
      const person = JSON.parse(Buffer.from(subject.split('.')[1], 'base64url')).sub;
      response.end(JSON.stringify({ access_token: `${name}.${person}`, token_type: 'Bearer', expires_in: 3600 }));
      return;
    }
    const now = Math.floor(Date.now() / 1000 / seconds);
    if (now !== window) {
      [window, used] = [now, 0];
    }
    used++;
    seen.requests++;
    response.setHeader('x-ratelimit-limit', limit);
    response.setHeader('x-ratelimit-remaining', Math.max(0, limit - used));
    response.setHeader('x-ratelimit-reset', (now + 1) * seconds);
    // Nine tenths of the window are used up.
    seen.full += used === Math.ceil(limit * 0.9) ? 1 : 0;
    const mark = request.headers.authorization?.slice('Bearer '.length);
    if (used > limit) {
      seen.beyond++;
      seen.moments.push(performance.now());
      response.statusCode = 429;
      response.end('{"statusCode":429,"error":"Too Many Requests","message":"Global limit has been reached","errorCode":"too_many_requests"}');
    } else if (request.method === 'DELETE') {
      const id = request.url.split('/').pop();
      seen.deleted.set(id, (seen.deleted.get(id) ?? 0) + 1);
      response.statusCode = 204;
      response.end();
    } else if (request.method === 'POST') {
      const made = JSON.parse(text).name;
      seen.created.set(made, (seen.created.get(made) ?? 0) + 1);
      response.statusCode = 201;
      response.end(JSON.stringify({ client_id: `c-${made}`, name: made, description: mark }));
    } else if (/^\/api\/v2\/clients(\?|$)/.test(request.url)) {
      response.end(JSON.stringify({ start: 0, limit: 1, length: 1, total: 1, clients: [{ client_id: 'c1', name: mark, description: name }] }));
    } else {
      response.end(JSON.stringify({ client_id: 'c1', name: mark, description: name }));
    }
  });
  return { name, seen, address: `http://127.0.0.1:${server.address().port}` };
}

const running = new Set();

export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

export const ended = (child) => new Promise((resolve) => { child.exitCode ?? child.signalCode ? resolve() : child.on('exit', resolve); });

// The proxy ends its workers itself, when it is asked to end.
export async function stopAll(proxy) {
  const all = [...running];
  running.forEach((child) => child.kill(child === proxy ? 'SIGTERM' : 'SIGKILL'));
  await Promise.all(all.map(ended));
}

export async function answers(port) {
  for (;;) {
    const ok = await new Promise((resolve) => {
      net.connect(port, '127.0.0.1').on('connect', function connected() { this.destroy(); resolve(true); }).on('error', () => resolve(false));
    });
    if (ok) {
      return;
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

export const startRedis = (port, folder) => start('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, '--loglevel', 'warning'], { stdio: 'ignore' });

export function startNginx(port, instances, folder) {
  const file = path.join(folder, 'nginx.conf');
  fs.writeFileSync(file, `
daemon off; ${process.getuid() === 0 ? 'user root;' : ''} pid ${folder}/nginx.pid; error_log ${folder}/nginx.log warn; worker_processes 1;
events { worker_connections 4096; }
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  upstream servers { ${instances.map((instance) => `server 127.0.0.1:${instance} max_fails=1 fail_timeout=1s;`).join(' ')} keepalive 64; }
  server {
    listen 127.0.0.1:${port}; client_max_body_size 5m;
    location / { proxy_pass http://servers; proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_set_header Connection ""; proxy_buffering off; proxy_next_upstream error http_503; }
  }
}`);
  return start('nginx', ['-c', file, '-p', folder]);
}

process.on('exit', () => running.forEach((child) => child.kill()));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(1));
}
