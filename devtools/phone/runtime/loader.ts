import { pageConfigOf, appConfigOf, type AppBundle } from './bundle'
import type { ComponentEnv, Framework } from './framework'
import type { PhoneLog } from './log'
import type { Modules } from './modules'
import { resolvePath } from './url'

type Definition = Record<string, unknown>

/**
 * Loads components on demand: config, template, then the module, whose `Page()`, `Component()` or
 * `Behavior()` call registers it under the path being loaded.
 */
export class Loader {
  private loaded = new Set<string>()
  private env: ComponentEnv | undefined
  /** The module being loaded has called `Page` or `Component`. */
  private hasRegistered = false
  private builtinBehaviors = new Map<string, unknown>()

  constructor(
    private bundle: AppBundle,
    private framework: Framework,
    private modules: () => Modules,
    private log: PhoneLog,
  ) {}

  /** The registering globals; looked up at call time, so that the path being loaded is right. */
  readonly register = {
    Page: (definition: Definition) => this.registering().Page(this.tidy(definition) as never),
    Component: (definition: Definition) =>
      this.registering().Component(this.tidy(definition) as never),
    Behavior: (definition: Definition) => this.now().Behavior(this.tidy(definition) as never),
  }

  private now(): ComponentEnv {
    if (!this.env) throw new Error('Page, Component and Behavior belong in a component file')
    return this.env
  }

  private registering(): ComponentEnv {
    this.hasRegistered = true
    return this.now()
  }

  load(path: string): void {
    if (this.loaded.has(path)) return
    this.loaded.add(path)
    const config = pageConfigOf(this.bundle, path)
    const declared = { ...appConfigOf(this.bundle).usingComponents, ...config.usingComponents }
    const usingComponents: Record<string, string> = {}
    for (const [tag, target] of Object.entries(declared)) {
      const base = target.startsWith('/') ? [] : path.split('/').slice(0, -1)
      const found = resolvePath(base, target)
      const at = this.modules().has(`${found}.js`) ? found : `${found}/index`
      usingComponents[tag] = `/${at}`
      this.load(at)
    }
    this.framework.space.addComponentStaticConfig(path, { ...config, usingComponents } as never)
    this.framework.space.addCompiledTemplate(path, this.framework.template(path))
    const outer = this.env
    this.framework.space.componentEnv(path, (env) => {
      this.env = env
      this.hasRegistered = false
      try {
        this.modules().require(`${path}.js`)
      } catch (error) {
        // WeChat tells of it and goes on with a page, or a part of one, that does nothing.
        this.log.thrown(error, `${path}.js`)
        if (!this.hasRegistered) env.Component({} as never)
      } finally {
        this.env = outer
      }
    })
  }

  /** Behaviors that WeChat provides by name. */
  private builtinBehavior(name: string): unknown {
    const known = this.builtinBehaviors.get(name)
    if (known) return known
    const field = name.startsWith('wx://form-field')
    const properties = field ? { name: { type: String }, value: { type: null } } : {}
    const made = this.framework.space
      .behavior()
      .definition({ properties } as never)
      .register()
    this.builtinBehaviors.set(name, made)
    return made
  }

  /** Taro writes `behaviors: {}` and `externalClasses: {}`, which WeChat lets pass. */
  private tidy(definition: Definition): Definition {
    for (const key of ['behaviors', 'externalClasses']) {
      if (key in definition && !Array.isArray(definition[key])) delete definition[key]
    }
    const { behaviors } = definition
    if (Array.isArray(behaviors)) {
      definition['behaviors'] = behaviors
        .filter(Boolean)
        .map((b: unknown) => (typeof b === 'string' ? this.builtinBehavior(b) : b))
    }
    return definition
  }
}
