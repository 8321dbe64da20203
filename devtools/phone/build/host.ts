import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const HERE = join(__dirname, '..')

/** Bundles the host's own code and looks: `host.js` and `host.css` in `outDir`. */
export async function bundleHost(outDir: string): Promise<void> {
  await build({
    entryPoints: { host: join(HERE, 'runtime/main.ts') },
    bundle: true,
    outdir: outDir,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
}

export function indexHtml(): string {
  return readFileSync(join(HERE, 'shell/index.html'), 'utf8')
}
