import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathsOf, type Files } from './built'

/** What a check found, and at how many things it looked: a check that saw none proves nothing. */
export interface Seen {
  looked: number
  findings: string[]
}

/** Where everything lies that the tools need. */
export interface Ground {
  /** The folder in which WeChat's tools are installed. */
  tools: string
  /** The folder of project.config.json. */
  project: string
  /** The mini-program inside it. */
  root: string
  /** For what is thrown away afterwards. */
  scratch: string
  /** A private key that no account knows. */
  key: string
}

interface Ended {
  code: number | null
  output: string
}

/** A busy machine took half a minute; what takes this long hangs. */
const MAX_MS = 300_000

/** What a program says on stderr; stdout, the compiled code, is megabytes that nobody reads. */
function listen(command: string, args: string[], cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(MAX_MS)
    const child = spawn(command, args, { cwd, signal, stdio: ['ignore', 'ignore', 'pipe'] })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** `wcc` and `wcsc` come for Linux on x64; the other binaries of the package were never tried. */
async function compile({ tools, root }: Ground, name: 'wcc' | 'wcsc', args: string[]) {
  const binary = join(tools, 'node_modules/miniprogram-compiler/bin/linux', name)
  const { code, output } = await listen(binary, args, root)
  const said = output.trim().replace(/\s*error file count: \d+$/, '')
  if (code === 0 && said === '') return []
  return [said || `${name} ended with code ${code} and said nothing`]
}

/** WeChat's compiler over all templates, the .wxs scripts beside them. */
export async function wxml(ground: Ground, files: Files): Promise<Seen> {
  const [templates, scripts] = [pathsOf(files, 'wxml'), pathsOf(files, 'wxs')]
  const findings = await compile(ground, 'wcc', ['-d', ...templates, ...scripts])
  return { looked: templates.length, findings }
}

/** WeChat's compiler over all style sheets. */
export async function wxss(ground: Ground, files: Files): Promise<Seen> {
  const sheets = pathsOf(files, 'wxss')
  const findings = await compile(ground, 'wcsc', ['-db', '-pc', '0', ...sheets])
  return { looked: sheets.length, findings }
}

/** A key that no account knows: miniprogram-ci signs what it would send, and here sends nothing. */
export function throwAwayKey(folder: string): string {
  const file = join(folder, 'key.pem')
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  writeFileSync(file, privateKey, { mode: 0o600 })
  return file
}

export type Official = Record<'compiled' | 'settings' | 'quality', Seen>

/** Everything that miniprogram-ci has to say, in one process (official.cjs). */
export async function official(ground: Ground): Promise<Official> {
  const report = join(ground.scratch, 'report.json')
  const places = [ground.tools, ground.project, ground.key, report]
  const args = [join(__dirname, 'official.cjs'), ...places]
  const { code, output } = await listen(process.execPath, args, ground.scratch)
  if (code !== 0) throw new Error(`miniprogram-ci ended with code ${code}:\n${output}`)
  return JSON.parse(readFileSync(report, 'utf8')) as Official
}
