/** @jest-environment jsdom */
import { act, Component, createElement, type PropsWithChildren, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { T } from '../../client/src/text'

const mockWent: string[] = []
const mockHeard: string[] = []
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getCurrentPages: () => ['the one'],
    getCurrentInstance: () => ({ app: { onError: (said: string) => mockHeard.push(said) } }),
    switchTab: ({ url }: { url: string }) => mockWent.push(url),
  },
}))
type Tapped = PropsWithChildren<{ onClick?: () => void }>
const mockTag =
  (tag: string) =>
  ({ children, onClick }: Tapped) =>
    createElement(tag, { onClick }, children)
jest.mock('@tarojs/components', () => ({ View: mockTag('div'), Button: mockTag('button') }))

/* eslint-disable @typescript-eslint/no-require-imports */
const { mendPages, Part } =
  require('../../client/src/components/Failed') as typeof import('../../client/src/components/Failed')
/* eslint-enable @typescript-eslint/no-require-imports */

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
let told: jest.SpyInstance
beforeEach(() => {
  mockWent.length = 0
  mockHeard.length = 0
  told = jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => told.mockRestore())

function Broken(): ReactNode {
  return decodeURIComponent('%')
}
const Whole = () => createElement('p', {}, '好的')

/** As Taro wraps every page: what the page throws is caught, and nothing is drawn. */
const wrapperOf = (page: () => ReactNode) =>
  class extends Component<object, { hasError: boolean }> {
    override state = { hasError: false }
    static getDerivedStateFromError() {
      return { hasError: true }
    }
    override render() {
      return createElement('section', {}, this.state.hasError ? [] : createElement(page))
    }
  }

async function drawn(...children: ReactNode[]): Promise<HTMLElement> {
  const at = document.createElement('main')
  await act(async () => createRoot(at).render(createElement('div', {}, ...children)))
  return at
}
const App = ({ children }: PropsWithChildren) => {
  mendPages(children)
  return children
}

test('a page that fails says so, with a way home, and the others stand', async () => {
  const pages = [wrapperOf(Broken), wrapperOf(Whole)].map((page, key) =>
    createElement(page, { key }),
  )
  const at = await drawn(createElement(App, {}, pages))
  const [failed, whole] = Array.from(at.querySelectorAll('section'))
  expect(failed!.textContent).toContain(T.error.pageFailed)
  expect(whole!.textContent).toBe('好的')
  const [again, home, back] = Array.from(failed!.querySelectorAll('button'))
  expect([again, home, back].map((b) => b!.textContent)).toEqual([T.retry, T.home, T.back])
  await act(async () => home!.click())
  expect(mockWent).toEqual(['/pages/home/index'])
  expect(told).toHaveBeenCalled()
  expect(mockHeard).toEqual([expect.stringContaining('URI malformed')])
})

test('what failed once is drawn when it is tried again', async () => {
  let isMended = false
  const Mending = () => createElement('p', {}, isMended ? '好了' : decodeURIComponent('%'))
  const at = await drawn(createElement(App, {}, [createElement(wrapperOf(Mending), { key: 1 })]))
  isMended = true
  await act(async () => at.querySelector('button')!.click())
  expect(at.textContent).toBe('好了')
})

test('without it such a page is white, which is what this is for', async () => {
  const at = await drawn(createElement(wrapperOf(Broken)))
  expect(at.textContent).toBe('')
})

test('drawn again, a page is mended once', async () => {
  const page = wrapperOf(Whole)
  mendPages([createElement(page)])
  const { render } = page.prototype
  mendPages([createElement(page)])
  expect(page.prototype.render).toBe(render)
})

test('a part that fails leaves the rest of its page standing', async () => {
  const part = createElement(Part, {}, createElement(Broken))
  const at = await drawn(part, createElement(Part, {}, createElement(Whole)))
  expect(at.textContent).toBe(`${T.error.partFailed}好的`)
})
