import type { AppBundle } from './bundle'
import { resolvePath } from './url'

/** The values of PROVIDED names that are the same for all modules, in that order after `exports`. */
export type ModuleScope = readonly unknown[]

/** CommonJS as WeChat does it: relative or root paths, `.js` or `/index.js`, run once. */
export class Modules {
  private cache = new Map<string, { exports: unknown }>()

  constructor(
    private bundle: AppBundle,
    private scope: () => ModuleScope,
  ) {}

  has(file: string): boolean {
    return file in this.bundle.mods
  }

  require(file: string): unknown {
    const known = this.cache.get(file)
    if (known) return known.exports
    const run = this.bundle.mods[file]
    if (!run) throw new Error(`module '${file}' is not defined`)
    const module = { exports: {} as unknown }
    this.cache.set(file, module)
    const require = (target: string) => this.require(this.resolve(file, target))
    run.call(undefined, require, module, module.exports, ...this.scope())
    return module.exports
  }

  private resolve(from: string, target: string): string {
    const base = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
    const path = resolvePath(base, target)
    const found = [path, `${path}.js`, `${path}/index.js`].find((p) => this.has(p))
    return found ?? path
  }
}
