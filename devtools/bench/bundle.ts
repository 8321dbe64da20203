import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { kb, median, ms, plain, quantile, type Figure } from './table'

const PROCESSES = 21
const MAX_RATIO = 1.15

/** Time that a fresh process needs to load one file, in ms, without the start of Node itself. */
function loadMs(file: string): number {
  const script = `const t=process.hrtime.bigint();require(${JSON.stringify(file)});process.stdout.write(String(Number(process.hrtime.bigint()-t)/1e6))`
  const env = { ...process.env, TZ: 'UTC', SCF_NAMESPACE: 'local-env' }
  return Number(execFileSync(process.execPath, ['-e', `${script};process.exit()`], { env }))
}

/** The SDK alone, bundled as the functions are: what a function cannot be quicker than. */
async function bareSdk(root: string, dir: string): Promise<string> {
  const outfile = join(dir, 'bare.js')
  await build({
    stdin: { contents: "module.exports = require('wx-server-sdk')", resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
  return outfile
}

const spread = (samples: number[]): string =>
  `${ms(Math.min(...samples))} – ${ms(quantile(samples, 0.95))}, ${samples.length} processes`

/** Load time of the `api` bundle over the bare SDK, interleaved so that both meet the same machine. */
export async function measureBundle(root: string): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'gongzhi-bench-'))
  try {
    const bare = await bareSdk(root, dir)
    const api = join(root, 'dist/cloudfunctions/api/index.js')
    const samples: { bare: number[]; api: number[] } = { bare: [], api: [] }
    // The first pair warms the file cache and is thrown away.
    for (let i = 0; i <= PROCESSES; i++) {
      const pair = { bare: loadMs(bare), api: loadMs(api) }
      if (i === 0) continue
      samples.bare.push(pair.bare)
      samples.api.push(pair.api)
    }
    const ratio = median(samples.api) / median(samples.bare)
    return [
      plain('load of the bare bundled SDK', ms(median(samples.bare)), spread(samples.bare)),
      {
        what: 'load of the api bundle',
        figure: `${ms(median(samples.api))}, ${ratio.toFixed(2)} ×`,
        budget: `≤ ${MAX_RATIO} ×`,
        met: ratio <= MAX_RATIO,
        raw: spread(samples.api),
      },
      plain(
        'size of the api bundle',
        kb(statSync(api).size),
        `bare SDK ${kb(statSync(bare).size)}`,
      ),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
