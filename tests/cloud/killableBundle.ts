/** The process that is to be killed, as one file that starts quickly: it is started hundreds of times. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'

const ENTRY = join(__dirname, 'fixtures/killable.ts')

/**
 * What the load never or rarely asks for, by what others take of it: aggregation with mingo, and
 * protobuf for open APIs. Two thirds of what a start would load.
 */
const LATE: [module: RegExp, names: string[]][] = [
  [/^mingo$/, ['Query']],
  [/^mingo\/core$/, ['evalExpr']],
  [/\/aggregate$/, ['aggregate']],
  [/\/expressions$/, ['expressionContext']],
  [/\/wire$/, ['decodeArguments', 'encodeAnswer', 'encodeRefusal', 'splitMultipart']],
]

/** Modules that load at the first use of one of their names, not with the process. */
const late: Plugin = {
  name: 'late',
  setup: (b) => {
    for (const [filter, names] of LATE) {
      b.onResolve({ filter }, async ({ path, resolveDir, importer, kind, pluginData }) => {
        if (pluginData === late || importer.includes('node_modules')) return undefined
        const real = await b.resolve(path, { resolveDir, importer, kind, pluginData: late })
        return { path: real.path, namespace: 'late', pluginData: names }
      })
    }
    b.onLoad({ filter: /./, namespace: 'late' }, ({ path, pluginData }) => {
      const from = `require(${JSON.stringify(path)})`
      const getters = (pluginData as string[]).map(
        (name) => `get ${name}() { return ${from}.${name} }`,
      )
      return { contents: `module.exports = { ${getters.join(', ')} }`, resolveDir: __dirname }
    })
  },
}

/** Bundles it; the answer is the file to start. */
export async function bundleKillable(): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'killable-')), 'killable.js')
  await build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['better-sqlite3', 'mingo', 'protobufjs'],
    plugins: [late],
    logLevel: 'error',
  })
  return outfile
}
