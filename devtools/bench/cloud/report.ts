/** The bench of the cloud as Markdown, ready for docs/, and its budgets as figures. */
import { cpus, totalmem } from 'node:os'
import type { Costs } from './costs'
import type { Memory } from './host'
import { NAMES, OPERATIONS } from './operations'
import type { Rounds } from './rounds'
import type { Rate } from './throughput'
import { median, quantile } from '../table'
import type { Figure } from '../table'

/** ARCHITECTURE: what touches the same number of documents. */
const MAX_RATIO = 1.3
/** Above, others disturb every figure. */
const MAX_LOAD_A_CORE = 0.5

export interface Loaded {
  documents: number
  seconds: number
}

export interface Results {
  date: string
  sqlite: string
  /** Load average of the last minute when the bench began: what others did. */
  loadBefore: number
  sizes: [small: number, large: number]
  loaded: Loaded
  rounds: Rounds
  rates: Rate[]
  largeRate: Rate
  costs: Costs
  memory: { small: Memory; large: Memory }
}

const number = (n: number): string => n.toLocaleString('en', { maximumFractionDigits: 0 })
const ms = (n: number): string =>
  n < 0.095 ? n.toFixed(3) : n < 9.95 ? n.toFixed(2) : n.toFixed(1)
const times = (n: number): string => `${n < 10 ? n.toFixed(2) : n.toFixed(0)} ×`
const mb = (bytes: number): string => `${number(bytes / 1e6)} MB`

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function machine(r: Results): string {
  const cpu = cpus()
  const model = cpu[0]?.model.trim() || 'unknown processor'
  const load = r.loadBefore.toFixed(1)
  const quiet =
    r.loadBefore < MAX_LOAD_A_CORE * cpu.length
      ? `Load average before: ${load}.`
      : `**The machine was busy (load average before: ${load}): not to be quoted.**`
  return `Measured on ${r.date}: ${cpu.length} × ${model}, ${number(totalmem() / 1e9)} GB, Node ${process.versions.node}, SQLite ${r.sqlite} (WAL, \`synchronous=FULL\`). ${quiet}`
}

function againstTable({ rounds, sizes }: Results): string {
  const head = ['milliseconds', 'SQLite alone', 'floor', 'cloud p50', 'p95', '/ SQLite', '/ floor']
  const rows = NAMES.map((name) => {
    const [raw, floor, cloud] = [rounds.raw, rounds.floor, rounds.large].map((s) =>
      median(s[name]),
    ) as [number, number, number]
    const p95 = quantile(rounds.large[name], 0.95)
    const cells = [raw, floor, cloud, p95].map(ms)
    return [OPERATIONS[name], ...cells, times(cloud / raw), times(cloud / floor)]
  })
  return `**Through the SDK, ${number(sizes[1])} documents of 1 kB, ${rounds.raw.get.length} of each**\n\n${table(head, rows)}`
}

function scaleTable({ rounds, sizes }: Results): string {
  const [small, large] = sizes.map(number) as [string, string]
  const head = ['p50, milliseconds', small, large, 'ratio', 'of the rounds: least, median, most']
  const rows = NAMES.map((name) => {
    const [a, b] = [median(rounds.small[name]), median(rounds.large[name])]
    const spread = [0.001, 0.5, 1].map((q) => quantile(rounds.ratios[name], q).toFixed(2))
    return [OPERATIONS[name], ms(a), ms(b), times(b / a), spread.join(', ')]
  })
  return `**${large} documents against ${small}, in turn, ${rounds.ratios.get.length} rounds**\n\n${table(head, rows)}`
}

function rateTable({ rates, largeRate, sizes }: Results): string {
  const head = [
    'functions at once',
    'floor, operations/s',
    'cloud, operations/s',
    'processor ms an operation: SDK and function',
    'the same at the floor',
    'cloud',
    'most that the processors allow, operations/s',
  ]
  const row = (label: string, r: Rate): string[] => [
    label,
    number(r.floor),
    number(r.cloud),
    ms(r.clientCpuMs),
    ms(r.floorClientCpuMs),
    ms(r.cloudCpuMs),
    number((cpus().length * 1000) / (r.clientCpuMs + r.cloudCpuMs)),
  ]
  const rows = rates.map((r) => row(String(r.lanes), r))
  rows.push(row(`${largeRate.lanes}, ${number(sizes[1])} documents`, largeRate))
  return `**Mixed operations: 35 % get, 35 % find of 20, 20 % update, 10 % transactions of 6 requests**\n\n${table(head, rows)}`
}

function costTable({ costs, memory, loaded, sizes }: Results): string {
  const rest = costs.sdk - costs.keptConnection - costs.signing - costs.ejson
  const connection = costs.newConnection - costs.keptConnection
  const rows = [
    ['one SDK request with an empty answer (`doc().get()`)', `${ms(costs.sdk)} ms`],
    ['— the same bytes by plain HTTP, connection kept', `${ms(costs.keptConnection)} ms`],
    ['— a new TCP connection would add', `${ms(connection)} ms`],
    ['— connections that the SDK opened, a request', costs.connections.toFixed(2)],
    ['— signing', `${ms(costs.signing)} ms`],
    ['— EJSON of a document of 1 kB', `${ms(costs.ejson)} ms`],
    ['— the rest of the SDK', `${ms(rest - costs.connections * connection)} ms`],
    ['call of a warm, empty function', `${ms(costs.warmCall)} ms`],
    ['start of a cloud', `${ms(costs.start)} ms`],
    ['its first call, the SDK loaded from node_modules', `${ms(costs.firstCall)} ms`],
    [`loading ${number(loaded.documents)} documents`, `${loaded.seconds.toFixed(1)} s`],
    ...(['small', 'large'] as const).map((which, i) => [
      `memory of the cloud's process, ${number(sizes[i]!)} documents`,
      `${mb(memory[which].own)}, and ${mb(memory[which].mapped)} of files mapped`,
    ]),
  ]
  return `**Where the time goes**\n\n${table(['what', 'median'], rows)}`
}

function figuresOf({ rounds, sizes }: Results): Figure[] {
  return NAMES.map((name) => {
    const ratio = median(rounds.large[name]) / median(rounds.small[name])
    return {
      what: `${OPERATIONS[name]}, ${number(sizes[1])} documents`,
      figure: `p50 ${times(ratio)}`,
      budget: `≤ ${MAX_RATIO} × of ${number(sizes[0])}`,
      met: ratio <= MAX_RATIO,
      raw: `${ms(median(rounds.small[name]))} → ${ms(median(rounds.large[name]))} ms`,
    }
  })
}

export function report(r: Results): { text: string; figures: Figure[] } {
  const parts = [machine(r), againstTable(r), scaleTable(r), rateTable(r), costTable(r)]
  return { text: `\n${parts.join('\n\n')}\n`, figures: figuresOf(r) }
}
