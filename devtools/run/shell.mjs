/**
 * The floor of all commands: run a program, hash sources, say what happens.
 * Built-ins of Node only, because a fresh clone has no node_modules yet.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const inRoot = (...parts) => join(root, ...parts)

/** An error that a person can act on: printed without a stack. */
export class Trouble extends Error {}

export const say = (line) => process.stdout.write(`${line}\n`)
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/**
 * Runs a program to its end. Output goes to the terminal, or is kept and given back (`quiet`).
 * @returns {Promise<{code: number, output: string, ms: number}>}
 */
export function run(command, args, { env = {}, cwd = root, quiet = false } = {}) {
  const began = Date.now()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code, signal) =>
      resolve({ code: code ?? (signal ? 128 : 1), output, ms: Date.now() - began }),
    )
  })
}

/** As `run`, but anything except success is a Trouble that names what to do. */
export async function must(command, args, options, advice) {
  const done = await run(command, args, options)
  if (done.code === 0) return done
  const tail = done.output.split('\n').slice(-40).join('\n').trim()
  const line = `\`${[command, ...args].join(' ')}\` ended with code ${done.code}.`
  throw new Trouble([tail, line, advice].filter(Boolean).join('\n'))
}

/** Runs `main` as the whole program: a Trouble prints its sentence, anything else its stack. */
export async function program(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.stderr.write(`\n${error instanceof Trouble ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
}

/** True when this file was started by hand, not imported. */
export const isMain = (url) => realpathSync(process.argv[1]) === fileURLToPath(url)

function* filesUnder(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) return yield path
  for (const name of readdirSync(path).sort()) {
    if (name !== 'node_modules' && !name.startsWith('.')) yield* filesUnder(join(path, name))
  }
}

/** Hex SHA-256 over names and contents of files and folders, relative to the root. */
export function hashOf(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths) {
    for (const file of filesUnder(inRoot(path))) {
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

export const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${value}\n`)
}
