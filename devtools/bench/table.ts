/** One measured thing beside what ARCHITECTURE promises of it. */
export interface Figure {
  what: string
  /** As people read it, with its unit. */
  figure: string
  /** The budget as it stands in ARCHITECTURE; empty where there is none. */
  budget: string
  /** Null where there is no budget to meet. */
  met: boolean | null
  /** Where the figure comes from: counts, medians, spread. */
  raw: string
}

/** A figure without a budget. */
export const plain = (what: string, figure: string, raw = ''): Figure => ({
  what,
  figure,
  budget: '',
  met: null,
  raw,
})

const HEAD: Figure = { what: 'what', figure: 'figure', budget: 'budget', met: null, raw: 'raw' }

export function printTable(title: string, figures: Figure[]): void {
  const rows = [HEAD, ...figures].map((f) => [
    f.what,
    f.figure,
    f.budget,
    f.met === null ? '' : f.met ? 'ok' : 'OVER',
    f.raw,
  ])
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
  const lines = rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
  process.stdout.write(`\n## ${title}\n${lines.map((line) => line.trimEnd()).join('\n')}\n`)
}

/** The value below which `share` of the samples lie (nearest rank). Empty input is an error. */
export function quantile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('quantile of nothing')
  return value
}

export const median = (samples: number[]): number => quantile(samples, 0.5)
export const ms = (value: number): string => `${value.toFixed(1)} ms`
export const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
