import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openMiniprogram } from './build/files'
import { bundleHost, indexHtml } from './build/host'
import { readConfigs } from './build/json'
import { wrapScripts } from './build/scripts'
import { compileTemplates } from './build/wxml'
import { compileStyles } from './build/wxss'
import { pagesOf, type AppConfig } from './runtime/config'

const ASSET = /\.(png|jpe?g|gif|svg|webp|ttf|woff2?|mp3|mp4)$/i

export interface BuildPhoneOptions {
  /** The compiled mini-program: the directory that holds app.json. */
  miniprogramDir: string
  /** Where the static page goes: index.html, host.js, host.css, app-bundle.js and the app's assets. */
  outDir: string
}

/**
 * Compiles WeChat output into one static page that runs it through glass-easel.
 * Problems (bad templates, missing imports, unreadable JSON) are returned, not thrown; only a
 * missing `miniprogramDir` throws.
 */
export async function buildPhone(o: BuildPhoneOptions): Promise<{ problems: string[] }> {
  const problems: string[] = []
  const files = openMiniprogram(o.miniprogramDir)
  const configs = readConfigs(files, problems)
  const pages = new Set(configs['app'] ? pagesOf(configs['app'] as unknown as AppConfig) : [])
  const styles = compileStyles(files, configs, pages, problems)
  const groups = compileTemplates(files, problems)
  mkdirSync(o.outDir, { recursive: true })
  for (const path of files.paths.filter((p) => ASSET.test(p))) {
    mkdirSync(dirname(join(o.outDir, path)), { recursive: true })
    copyFileSync(join(files.root, path), join(o.outDir, path))
  }
  const bundle = [
    `json:${JSON.stringify(configs)}`,
    `styles:${JSON.stringify(styles)}`,
    `groups:${groups}`,
    `mods:${wrapScripts(files)}`,
    `problems:${JSON.stringify(problems)}`,
  ].join(',\n')
  writeFileSync(join(o.outDir, 'app-bundle.js'), `window.__MP__={${bundle}}`)
  writeFileSync(join(o.outDir, 'index.html'), indexHtml())
  await bundleHost(o.outDir)
  return { problems }
}
