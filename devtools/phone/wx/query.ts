import type { GeneralComponent } from '../runtime/framework'
import type { Phone } from '../runtime/phone'
import { builtinOf } from '../components/define'
import { canvasNode } from './canvas-node'
import type { Registry } from './registry'

type Fields = Record<string, unknown> & { properties?: string[]; computedStyle?: string[] }
type Result = Record<string, unknown> | null
type Callback = (result: unknown) => void
type Caller = { _$?: GeneralComponent }

interface Task {
  scope: GeneralComponent | undefined
  selector: string
  all: boolean
  fields: Fields
  callback?: Callback
}

interface Found {
  id: string
  dataset: Record<string, unknown>
  getBackendElement(): unknown
}

/** Elements by WeChat's rules: within one component, `>>>` to look into those inside. */
export function findElements(scope: GeneralComponent, selector: string): HTMLElement[] {
  return found(scope, selector).map((f) => f.getBackendElement() as HTMLElement)
}

function found(scope: GeneralComponent, selector: string): Found[] {
  const root = scope.getShadowRoot()
  return (root ? root.querySelectorAll(selector) : []) as unknown as Found[]
}

/** The rectangle as app code counts: from the top left of the page area. */
export function rectOf(element: Element): Record<string, number> {
  const box = element.getBoundingClientRect()
  const frame = element.closest('.ph-page')?.getBoundingClientRect()
  const left = box.left - (frame?.left ?? 0)
  const top = box.top - (frame?.top ?? 0)
  const { width, height } = box
  return { left, top, width, height, right: left + width, bottom: top + height }
}

function nodeOf(phone: Phone, element: HTMLElement): unknown {
  const canvas = element.matches('wx-canvas') ? element.querySelector('canvas') : null
  if (canvas) return canvasNode(phone, canvas)
  if (element.matches('wx-scroll-view')) {
    return {
      scrollTo: (o: { top?: number; left?: number; animated?: boolean }) =>
        element.scrollTo({ top: o.top, left: o.left, behavior: o.animated ? 'smooth' : 'instant' }),
      scrollIntoView: (selector: string) =>
        element.querySelector(selector)?.scrollIntoView({ block: 'start' }),
    }
  }
  return builtinOf(element)?.context?.() ?? { id: element.id }
}

function read(phone: Phone, element: HTMLElement, fields: Fields, known?: Found): Result {
  const result: Record<string, unknown> = {}
  if (fields['id']) result['id'] = known?.id ?? element.id
  if (fields['dataset']) result['dataset'] = { ...known?.dataset }
  const rect = rectOf(element)
  if (fields['rect']) for (const k of ['left', 'right', 'top', 'bottom']) result[k] = rect[k]
  if (fields['size']) for (const k of ['width', 'height']) result[k] = rect[k]
  if (fields['scrollOffset']) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element
    Object.assign(result, { scrollLeft, scrollTop, scrollWidth, scrollHeight })
  }
  for (const name of fields.properties ?? []) result[name] = builtinOf(element)?.raw(name)
  for (const name of fields.computedStyle ?? []) {
    const css = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
    result[name] = getComputedStyle(element).getPropertyValue(css)
  }
  if (fields['node'] || fields['context']) {
    result[fields['node'] ? 'node' : 'context'] = nodeOf(phone, element)
  }
  return result
}

function run(phone: Phone, task: Task): unknown {
  if (task.selector === ':viewport') {
    const page = phone.router.top
    if (!page) return null
    const whole = {
      left: 0,
      top: 0,
      right: page.frame.clientWidth,
      bottom: page.frame.clientHeight,
    }
    const size = { width: whole.right, height: whole.bottom }
    const result = read(phone, page.scroller, task.fields)
    return {
      ...result,
      ...(task.fields['rect'] ? whole : {}),
      ...(task.fields['size'] ? size : {}),
    }
  }
  const scope = task.scope ?? phone.router.top?.root.component
  const all = scope ? found(scope, task.selector) : []
  const results = all.map((f) => read(phone, f.getBackendElement() as HTMLElement, task.fields, f))
  return task.all ? results : (results[0] ?? null)
}

const RECT = { id: true, dataset: true, rect: true, size: true }
const SCROLL = { id: true, dataset: true, scrollOffset: true }

/** `wx.createSelectorQuery()`. */
class SelectorQuery {
  private tasks: Task[] = []
  private scope: GeneralComponent | undefined

  constructor(private phone: Phone) {}

  in(component: Caller | null | undefined): this {
    this.scope = component?._$
    return this
  }

  select = (selector: string) => this.node(selector, false)
  selectAll = (selector: string) => this.node(selector, true)
  selectViewport = () => this.node(':viewport', false)

  exec = (callback?: Callback): void => {
    const { tasks } = this
    setTimeout(() => {
      const results = tasks.map((task) => run(this.phone, task))
      tasks.forEach((task, i) => task.callback?.(results[i]))
      callback?.(results)
    }, 0)
  }

  private node(selector: string, all: boolean) {
    const add = (fields: Fields) => (callback?: Callback) => {
      this.tasks.push({ scope: this.scope, selector, all, fields, callback })
      return this
    }
    return {
      boundingClientRect: add(RECT),
      scrollOffset: add(SCROLL),
      node: add({ node: true }),
      context: add({ context: true }),
      fields: (fields: Fields, callback?: Callback) => add(fields)(callback),
    }
  }
}

export function queryApis(phone: Phone, registry: Registry): void {
  registry.sync('createSelectorQuery', () => new SelectorQuery(phone))
}
