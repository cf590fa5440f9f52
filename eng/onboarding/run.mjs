// Takes a project of a framework's own generator to a login in a browser: onboards it, installs what the guide names, writes the code that
// the guide shows, starts the app, and lets somebody log in. Usage: node run.mjs FRAMEWORK; the environment is set by eng/onboarding.sh.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get as plain } from 'node:http'
import { get as secure } from 'node:https'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import puppeteer from 'puppeteer-core'

const { AUTH0_MCP: program, ONBOARDING_WORK: work, ONBOARDING_SHOTS: shots, CERTIFICATE: certificate } = process.env
const framework = process.argv[2]
const name = 'Ada Lovelace'

const frameworks = {
  react: {
    make: ['npx', '--yes', 'create-vite@9.3.0', 'app', '--template', 'react', '--no-interactive'],
    write: ({ jsx }) => [put('src/main.jsx', jsx[0]), put('src/App.jsx', jsx[1])],
    start: ['npm', 'run', 'dev', '--', '--strictPort'],
    enter: byText('Log in'),
  },
  vue: {
    make: ['npx', '--yes', 'create-vue@3.24.0', 'app', '--default'],
    write: ({ js, vue }) => [put(existsSync(join(app, 'src/main.ts')) ? 'src/main.ts' : 'src/main.js', js[0]), put('src/App.vue', vue[0])],
    start: ['npm', 'run', 'dev', '--', '--strictPort'],
    enter: byText('Log in'),
  },
  nextjs: {
    make: ['npx', '--yes', 'create-next-app@16.4.3', 'app', '--ts', '--app', '--no-eslint', '--no-tailwind', '--no-src-dir', '--no-react-compiler',
      '--import-alias', '@/*', '--use-npm', '--disable-git', '--yes'],
    write: ({ ts, tsx }) => [put('lib/auth0.ts', ts[0]), put('proxy.ts', ts[1]), put('app/page.tsx', tsx[0])],
    start: ['npm', 'run', 'dev', '--', '--port', '3000'],
    enter: byText('Log in'),
  },
  express: {
    make: ['npx', '--yes', 'express-generator@4.16.1', '--no-view', 'app'],
    // The generator is older than what the SDK asks for.
    prepare: ['npm', 'install', 'express@^4.17.0'],
    write: ({ js }) => {
      rmSync(join(app, 'public/index.html'))
      put('app.js', read('app.js')
        .replace("app.use('/', indexRouter);", `${js[0]}\n${js[1]}`)
        .replace("var indexRouter = require('./routes/index');", ''))
    },
    start: ['node', '--env-file=.env', 'bin/www'],
    enter: byText('Log in'),
  },
  aspnetcore: {
    make: ['dotnet', 'new', 'mvc', '-o', 'app', '--no-restore'],
    write: ({ csharp }) => put('Program.cs', (usings(csharp[0]) + read('Program.cs')
      .replace('var app = builder.Build();', `${body(csharp[0])}\n\nvar app = builder.Build();`)
      .replace('app.UseAuthorization();', `${csharp[1]}\n${csharp[2]}`))),
    start: ['dotnet', 'run', '--launch-profile', 'https'],
    enter: async (page, origin) => page.goto(`${origin}/me`),
  },
}

const plan = frameworks[framework]
const folder = join(work, framework)
const app = join(folder, 'app')
const put = (path, text) => { mkdirSync(join(app, path, '..'), { recursive: true }); writeFileSync(join(app, path), text) }
const read = (path) => readFileSync(join(app, path), 'utf8')
const usings = (text) => text.split('\n').filter((line) => line.startsWith('using ')).join('\n') + '\n'
const body = (text) => text.split('\n').filter((line) => !line.startsWith('using ')).join('\n')

function byText(text) {
  return async (page) => {
    const handle = await page.waitForSelector(`::-p-text(${text})`, { timeout: 60000 })
    await handle.click()
  }
}

/** Runs a command to its end in a folder. */
function run([command, ...rest], cwd) {
  return execFileSync(command, rest, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CI: '1', npm_config_audit: 'false', npm_config_fund: 'false' } })
}

/** Calls a tool in the folder of the app. */
function call(tool, args) {
  return JSON.parse(run([...program.split(' '), 'call', tool, '--tools', tool, '--args', JSON.stringify(args)], app))
}

/** The fenced blocks of a guide, by language. */
function blocks(guide) {
  const found = {}
  for (const [, language, code] of guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) (found[language] ??= []).push(code)
  return found
}

async function until(url) {
  for (let tries = 0; tries < 240; tries++) {
    const up = await new Promise((resolve) => {
      const request = (url.startsWith('https') ? secure : plain)(url, { rejectUnauthorized: false }, (response) => { response.resume(); resolve(true) })
      request.on('error', () => resolve(false))
    })
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`Nothing answers at ${url}.`)
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
run(plan.make, folder)
if (existsSync(join(app, 'package.json'))) run(['npm', 'install'], app)
if (plan.prepare) run(plan.prepare, app)
run(['git', 'init', '-q'], app)

const first = call('auth0_onboard_project', { name: `Trial of ${framework}` })
const second = call('auth0_onboard_project', { name: `Trial of ${framework}` })
if (first.framework !== framework || second.changed || second.client_id !== first.client_id) throw new Error('Onboarding twice is not onboarding once.')
const { guide } = call('auth0_get_quickstart', { client_id: first.client_id })
const code = blocks(guide)
const origin = guide.match(/^- The app runs at (\S+)$/m)[1]
run(['sh', '-c', code.sh[0].trim()], app)
plan.write(code)

const server = spawn(plan.start[0], plan.start.slice(1), {
  cwd: app, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...process.env, PORT: undefined, NODE_EXTRA_CA_CERTS: certificate, NEXT_TELEMETRY_DISABLED: '1' },
})
let log = ''
server.stdout.on('data', (data) => { log += data })
server.stderr.on('data', (data) => { log += data })
let browser
try {
  await until(origin)
  browser = await puppeteer.launch({
    args: [...chromium.args, '--no-sandbox', '--ignore-certificate-errors'], executablePath: await chromium.executablePath(), headless: 'shell', acceptInsecureCerts: true,
  })
  const page = await browser.newPage()
  page.setDefaultTimeout(60000)
  await page.setViewport({ width: 900, height: 500 })
  await page.goto(origin)
  await plan.enter(page, origin)
  await (await page.waitForSelector('input[name=login]')).type('ada')
  await page.type('input[name=password]', 'any')
  await page.screenshot({ path: join(shots, `${framework}-1-login.png`) })
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')])
  const consent = await page.waitForSelector('button[type=submit]')
  await Promise.all([page.waitForNavigation(), consent.click()])
  await page.waitForSelector(`::-p-text(Hello ${name})`)
  await page.screenshot({ path: join(shots, `${framework}-2-hello.png`) })
  console.log(`pass ${framework}: ${name} logged in at ${origin}`)
} catch (error) {
  const page = browser && (await browser.pages()).at(-1)
  if (page) {
    await page.screenshot({ path: join(shots, `${framework}-failed.png`) })
    log += `\nThe page at ${page.url()}:\n${(await page.evaluate('document.body.innerText')).slice(0, 2000)}`
  }
  console.log(`fail ${framework}: ${error.message}`)
  writeFileSync(join(shots, `${framework}.log`), log)
  process.exitCode = 1
} finally {
  await browser?.close()
  process.kill(-server.pid)
}
