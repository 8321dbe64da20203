import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { processEnvironment } from '../cloud/functions/environment'
import { kb, median, ms, plain, quantile, type Figure } from './table'

const PROCESSES = 21
const MAX_RATIO = 0.45

interface Load {
  ms: number
  /** Bytes of the process when it has loaded. */
  memory: number
}

/** What a fresh process needs to load one file, without the start of Node itself. */
function load(file: string): Load {
  const script = `const t=process.hrtime.bigint();require(${JSON.stringify(file)});
    const ms=Number(process.hrtime.bigint()-t)/1e6;
    process.stdout.write(JSON.stringify({ms,memory:process.memoryUsage().rss}));process.exit()`
  // As in a function: elsewhere the SDK begins by asking the machine who it is.
  const env = processEnvironment({})
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { env }).toString()) as Load
}

/** The SDK alone in one file, as esbuild makes it when nobody says how. */
async function bareSdk(root: string, dir: string, minifyIdentifiers: boolean): Promise<string> {
  const outfile = join(dir, minifyIdentifiers ? 'bare.js' : 'named.js')
  await build({
    stdin: { contents: "module.exports = require('wx-server-sdk')", resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers,
    legalComments: 'none',
    logLevel: 'silent',
  })
  return outfile
}

const spread = (samples: Load[]): string => {
  const times = samples.map((s) => s.ms)
  const memory = median(samples.map((s) => s.memory)) / 1e6
  return `${ms(Math.min(...times))} – ${ms(quantile(times, 0.95))}, ${memory.toFixed(1)} MB, ${times.length} processes`
}
const typical = (samples: Load[]): number => median(samples.map((s) => s.ms))

/** Loads each file in turn, again and again, so that all meet the same machine. */
function loadInTurn<K extends string>(files: Record<K, string>): Record<K, Load[]> {
  const names = Object.keys(files) as K[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as Load[]])) as Record<K, Load[]>
  // The first round warms the file cache and is thrown away.
  for (let i = 0; i <= PROCESSES; i++)
    for (const name of names) {
      const sample = load(files[name])
      if (i > 0) samples[name].push(sample)
    }
  return samples
}

/** Load time of the `api` bundle over the bare SDK's, and bytes of what is uploaded. */
export async function measureBundle(root: string): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'gongzhi-bench-'))
  const folder = join(root, 'dist/cloudfunctions/api')
  const bytes = (file: string): number => statSync(join(folder, file)).size
  try {
    const bare = await bareSdk(root, dir, true)
    const named = await bareSdk(root, dir, false)
    const loads = loadInTurn({ bare, named, api: join(folder, 'index.js') })
    const ratio = typical(loads.api) / typical(loads.bare)
    return [
      plain('load of the bare bundled SDK', ms(typical(loads.bare)), spread(loads.bare)),
      plain('the same with its own names', ms(typical(loads.named)), spread(loads.named)),
      {
        what: 'load of the api bundle',
        figure: `${ms(typical(loads.api))}, ${ratio.toFixed(2)} × the bare SDK`,
        budget: `≤ ${MAX_RATIO} ×`,
        met: ratio <= MAX_RATIO,
        raw: spread(loads.api),
      },
      plain(
        'size of the api bundle',
        kb(bytes('index.js')),
        `with the late parts ${kb(
          readdirSync(folder)
            .map(bytes)
            .reduce((a, b) => a + b),
        )}, bare SDK ${kb(statSync(bare).size)}`,
      ),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
