import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import { startDesk, type Desk } from '../../devtools/desk/server'
import { PERSONAS, makeStreet } from '../../devtools/street'
import { importStreet, type AdminImport } from '../../devtools/street/admin'
import { agreement, callFunction, phoneCode } from '../../devtools/street/client'
import {
  CONTRACT,
  type CallName,
  type ErrorCode,
  type InputOf,
  type OutputOf,
  type ReportView,
} from '../../domain/contract'
import { toMorning } from './morning'

const ROOT = join(__dirname, '..', '..')

/** The files of a street as their clerk has them, by name. */
export type Files = Record<string, string | Uint8Array>

type Answered<T> =
  { ok: true; data: T | null } | { ok: false; code: ErrorCode; message: string; field?: string }

/** What the command line said, and whether it took it for done. */
export interface Said {
  code: number
  out: string
}

let counted = 0
export const requestId = (): string => `outside-request-${String(++counted).padStart(8, '0')}`

export const demoFiles = (): Record<string, string> => ({ ...makeStreet().files })

/** Some building of a grid, by the codes of the demo. */
export const buildingOf = (gridCode: string): string => `B${gridCode.slice(-6)}01`

/** A table without, or with other, lines; the heading stays. */
export function lines(
  files: Record<string, string>,
  table: string,
  change: (lines: string[]) => string[],
): Record<string, string> {
  const [heading, ...rest] = files[table]!.trimEnd().split('\r\n')
  return { ...files, [table]: [heading, ...change(rest), ''].join('\r\n') }
}

/**
 * Whoever has nothing but the address of a running demo: the calls that a phone makes, the command that
 * imports a street, the desk's own buttons. Only `everything` looks behind the doors.
 */
export class Outsider {
  private constructor(
    private readonly desk: Desk,
    private readonly dataDir: string,
  ) {}

  static async open(): Promise<Outsider> {
    const seeded = process.env.GONGZHI_STREET
    if (!seeded) throw new Error('no seeded street: the set-up of this room has not run')
    const dataDir = mkdtempSync(join(tmpdir(), 'gongzhi-outside-'))
    cpSync(seeded, dataDir, { recursive: true })
    const desk = await startDesk({ root: ROOT, dataDir, port: 0, timers: false })
    toMorning(desk.cloud)
    return new Outsider(desk, dataDir)
  }

  async call<N extends CallName>(
    openid: string,
    name: N,
    input: unknown,
  ): Promise<Answered<OutputOf<N>>> {
    const answer = await this.plainly(openid, name, input)
    if (answer.ok || answer.code !== 'needsConsent') return answer
    // The person agrees, as most do, and taps once more.
    const agree = agreement(answer.field, requestId())
    await this.plainly(openid, 'identity.agree', agree)
    return this.plainly(openid, name, input)
  }

  private async plainly<N extends CallName>(
    openid: string,
    name: N,
    input: unknown,
  ): Promise<Answered<OutputOf<N>>> {
    const data = { name, input, contract: CONTRACT }
    return (await callFunction(this.desk, 'api', data, openid)) as Answered<OutputOf<N>>
  }

  /** Must be answered with data. */
  async ask<N extends CallName>(openid: string, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const answer = await this.call(openid, name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.code}`)
    if (answer.data === null) throw new Error(`${name}: no content`)
    return answer.data as OutputOf<N>
  }

  /** The code of a refusal, or `ok`. */
  async code(openid: string, name: CallName, input: unknown): Promise<string> {
    const answer = await this.call(openid, name, input)
    return answer.ok ? 'ok' : answer.code
  }

  async bind(openid: string, phone: string, id = requestId()): Promise<string> {
    const code = await phoneCode(this.desk, openid, phone)
    return this.code(openid, 'identity.bindPhone', { requestId: id, code })
  }

  bring(files: Files, confirm = false): Promise<AdminImport> {
    return importStreet(this.desk, files, confirm)
  }

  admin(data: object): Promise<unknown> {
    return callFunction(this.desk, 'admin', data)
  }

  /** `npm run street -- import`, as a clerk's helper runs it. */
  async command(files: Files, ...options: string[]): Promise<Said> {
    const dir = mkdtempSync(join(tmpdir(), 'gongzhi-files-'))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content)
    const program = ['--import', 'tsx', 'devtools/street/cli.ts', 'import', dir, ...options]
    const env = { ...process.env, DESK: this.desk.url }
    const said = await new Promise<Said>((resolve) => {
      const child = execFile(process.execPath, program, { cwd: ROOT, env }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, out: stdout + stderr }),
      )
    })
    rmSync(dir, { recursive: true, force: true })
    return said
  }

  /** The demo's clock goes on, and its timer runs. */
  async later(advanceMs: number): Promise<void> {
    await this.press('clock', { advanceMs })
    await this.press('runTimer', { function: 'jobs' })
    await this.desk.cloud.atRest()
  }

  private async press(button: string, body: object): Promise<void> {
    const init = { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(`${this.desk.url}/dev/${button}`, init)
    if (!answer.ok) throw new Error(`${button}: ${answer.status} ${await answer.text()}`)
  }

  /** Accounts that have it in a list of things to do, and a button for it there. */
  async holders(id: string, others: readonly string[] = []): Promise<string[]> {
    const found: string[] = []
    for (const openid of [...PERSONAS.map((p) => p.openid), ...others]) {
      const lists = await Promise.all(
        (['todo', 'desk'] as const).map((scope) => this.call(openid, 'report.list', { scope })),
      )
      const isListed = lists.some((l) => l.ok && l.data?.items.some((item) => item.id === id))
      if (!isListed) continue
      const report = await this.ask(openid, 'report.get', { id })
      if (report.actions.length > 0) found.push(openid)
    }
    return found
  }

  /** A step by whoever has the newest version before him. */
  async step<N extends CallName>(
    openid: string,
    name: N,
    id: string,
    more: object = {},
  ): Promise<ReportView> {
    const { version } = await this.ask(openid, 'report.get', { id })
    const input = { requestId: requestId(), id, version, ...more }
    return (await this.ask(openid, name, input as never)) as ReportView
  }

  /**
   * Every document, but for the notes of imports and the timer's mark; two equal ones mean that nothing
   * was written.
   */
  async everything(): Promise<string> {
    await this.desk.cloud.atRest()
    const kept = COLLECTIONS.map(({ name }) => name).filter((n) => n !== 'imports' && n !== 'ticks')
    // How often somebody has acted is counted of what is refused as well.
    return JSON.stringify(
      kept.map((name) => [name, this.desk.cloud.store.find(name, {}, { _id: 1 }, 100_000)]),
      (key, value: unknown) => (key === 'used' ? undefined : value),
    )
  }

  async close(): Promise<void> {
    await this.desk.stop()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}
