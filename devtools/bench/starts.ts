import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './table'

const MAX_START_MS = 40_000
const GIVE_UP_MS = 180_000
const SOURCES = ['client', 'cloudfunctions', 'devtools', 'domain']
const ROOT_FILES = ['package.json', 'package-lock.json', 'babel.config.js', 'tsconfig.json']

/** What a fresh clone has after `npm ci`: sources and packages, nothing built, no data. */
function freshCopy(root: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'gongzhi-start-'))
  for (const path of [...SOURCES, ...ROOT_FILES]) {
    cpSync(join(root, path), join(dir, path), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  return dir
}

/** Starts the desk and waits for its first page; ms from the command to the page. */
async function startOnce(dir: string): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, ['devtools/run/start.mjs'], {
    cwd: dir,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), GIVE_UP_MS)
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let output = ''
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        const found = /^http:\/\/127\.0\.0\.1:\d+$/m.exec(output)
        if (found) resolve(found[0])
      })
      child.once('close', (code) => reject(new Error(`npm start ended (${code}):\n${output}`)))
    })
    const page = await fetch(`${url}/phone/index.html`)
    if (!page.ok) throw new Error(`the first page answered ${page.status}`)
    return performance.now() - began
  } finally {
    clearTimeout(timer)
    const closed = new Promise((resolve) => child.once('close', resolve))
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await closed
    }
  }
}

/** `npm start` with nothing built and no data, and the second time. */
export async function measureStarts(root: string): Promise<Figure[]> {
  const dir = freshCopy(root)
  try {
    return [
      figure('npm start, nothing built, no data', await startOnce(dir)),
      figure('npm start, the second time', await startOnce(dir)),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const figure = (what: string, tookMs: number): Figure => ({
  what,
  figure: `${(tookMs / 1000).toFixed(1)} s`,
  budget: `≤ ${MAX_START_MS / 1000} s`,
  met: tookMs <= MAX_START_MS,
  raw: `${Math.round(tookMs)} ms to the first page`,
})
