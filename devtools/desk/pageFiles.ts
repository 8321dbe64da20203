import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const HERE = join(__dirname, 'page')

/** In this order: what a narrow window changes comes last. */
const STYLES = ['base.css', 'panels.css', 'narrow.css']

/** The desk's own page, bundled in memory: URL path → contents. */
export async function bundlePage(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'silent',
  })
  const script = outputFiles[0]
  if (!script) throw new Error('esbuild gave no output for the desk page')
  return new Map([
    ['/', readFileSync(join(HERE, 'index.html'), 'utf8')],
    ['/desk/desk.css', STYLES.map((name) => readFileSync(join(HERE, name), 'utf8')).join('\n')],
    ['/desk/desk.js', script.text],
  ])
}
