'use strict'
/**
 * One function instance: serves one invocation at a time, as the SDK reads who calls from the
 * process environment. Plain JavaScript, so that a process starts without a TypeScript loader.
 */
const { format } = require('node:util')
const { resolve } = require('node:path')

const SystemDate = Date
const realNow = SystemDate.now.bind(SystemDate)
let offsetMs = 0
let invocation = ''

/** Date as functions see it: the cloud's clock. Timers and performance.now() stay real. */
const CloudDate = new Proxy(SystemDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length ? args : [realNow() + offsetMs],
      newTarget === CloudDate ? target : newTarget,
    ),
  apply: () => new CloudDate().toString(),
})
SystemDate.now = () => realNow() + offsetMs
SystemDate.prototype.constructor = CloudDate
globalThis.Date = CloudDate

const say = (message) => {
  if (process.connected) process.send(message)
}

for (const [name, stream] of [
  ['log', 'stdout'],
  ['info', 'stdout'],
  ['debug', 'stdout'],
  ['warn', 'stderr'],
  ['error', 'stderr'],
]) {
  console[name] = (...args) => say({ kind: 'log', invocation, stream, text: format(...args) })
}

const failure = (e) => ({
  name: e?.name ?? 'Error',
  message: String(e?.message ?? (typeof e === 'object' ? JSON.stringify(e) : e)),
  stack: e?.stack,
})

let loaded
try {
  loaded = require(resolve(process.argv[2]))
  say({ kind: 'ready' })
} catch (e) {
  say({ kind: 'broken', error: failure(e) })
}

const setEnvironment = (env) => {
  for (const k of Object.keys(process.env))
    if (/^(WX_|TCB_|TRIGGER_SRC)/.test(k)) delete process.env[k]
  Object.assign(process.env, env)
}

async function invoke(message) {
  invocation = message.invocation
  setEnvironment(message.env)
  try {
    if (typeof loaded?.main !== 'function') throw new Error('index.js exports no function "main"')
    const result = await loaded.main(message.event, message.context)
    say({ kind: 'done', invocation, result: JSON.stringify(result === undefined ? null : result) })
  } catch (e) {
    say({ kind: 'failed', invocation, error: failure(e) })
  }
}

process.on('message', (message) => {
  if (message.kind === 'clock' || message.kind === 'invoke') offsetMs = message.offsetMs
  if (message.kind === 'invoke') void invoke(message)
})
process.on('disconnect', () => process.exit(0))
