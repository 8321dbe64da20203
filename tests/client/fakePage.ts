import { act, createElement, useEffect, useRef } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { FakePhone } from './fakePhone'

/**
 * A page in WeChat as far as hooks see it, in jsdom: shown again and again, scrolled to its end. The
 * phone under it is a new one for every test.
 */
export class FakePage {
  phone = new FakePhone()
  private shown: (() => void)[] = []
  private bottom: (() => void)[] = []
  private hidden: (() => void)[] = []
  private unloaded: (() => void)[] = []
  private root: Root | null = null

  constructor() {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
    jest.doMock('@tarojs/taro', () => ({
      __esModule: true,
      default: new Proxy(
        {},
        { get: (_, name) => this.phone.taro[name as keyof typeof this.phone.taro] },
      ),
      useDidShow: this.on('shown', true),
      useDidHide: this.on('hidden', false),
      useUnload: this.on('unloaded', false),
      useReachBottom: this.on('bottom', false),
      usePullDownRefresh: () => undefined,
    }))
  }

  private on(event: 'shown' | 'bottom' | 'hidden' | 'unloaded', now: boolean) {
    return (work: () => void): void => {
      const latest = useRef(work)
      latest.current = work
      useEffect(() => {
        this[event].push(() => latest.current())
        if (now) latest.current()
      }, [])
    }
  }

  /** Draws with `hook`; what it draws now is in `current`. */
  async open<T>(hook: (key: string) => T, key = '') {
    const drawn: T[] = []
    const Probe = ({ name }: { name: string }) => {
      drawn.push(hook(name))
      return null
    }
    const root = (this.root = createRoot(document.createElement('div')))
    const draw = (name: string) => act(async () => root.render(createElement(Probe, { name })))
    await draw(key)
    return {
      get current(): T {
        return drawn.at(-1)!
      },
      turnTo: draw,
    }
  }

  showAgain = () => act(async () => this.shown.forEach((work) => work()))
  hide = () => act(async () => this.hidden.forEach((work) => work()))
  scrollToTheEnd = () => act(async () => this.bottom[0]?.())

  async close(): Promise<void> {
    await act(async () => this.root?.unmount())
    this.shown = []
    this.hidden = []
    this.unloaded = []
    this.bottom = []
    this.phone = new FakePhone()
  }
}
