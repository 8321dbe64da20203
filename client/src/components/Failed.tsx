import { Button as PlainButton, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import {
  Children,
  cloneElement,
  Component,
  isValidElement,
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
} from 'react'
import { goBack, goHome } from '../services/go'
import { useSession } from '../services/session'
import { T } from '../text'

/**
 * What stands where a page could not be drawn: in words, with a way home. Of nothing but WeChat's own
 * parts, for whatever failed may be one of ours.
 */
export function PageFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <View className={useSession.getState().elder ? 'screen elder' : 'screen'}>
      <View className="blank">
        <View className="t-l strong">{T.error.title}</View>
        <View>{T.error.pageFailed}</View>
        <PlainButton className="btn btn--primary" onClick={onRetry}>
          {T.retry}
        </PlainButton>
        <PlainButton className="btn btn--plain" onClick={goHome}>
          {T.home}
        </PlainButton>
        <PlainButton className="btn btn--plain" onClick={goBack}>
          {T.back}
        </PlainButton>
      </View>
    </View>
  )
}

/** A part of a page: where it fails, the rest of the page goes on. */
export class Part extends Component<PropsWithChildren, { hasFailed: boolean }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError() {
    return { hasFailed: true }
  }
  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return <View className="quiet">{T.error.partFailed}</View>
  }
}

/**
 * All of one page. What it throws is caught here and not by Taro's wrapper: there React begins the page's
 * root anew, which the page on the screen knows nothing of, so that what was there stays for ever.
 */
class WholePage extends Component<PropsWithChildren, { hasFailed: boolean }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError() {
    return { hasFailed: true }
  }
  /** The app hears of it, as it does of what nobody catches. */
  override componentDidCatch(error: Error): void {
    const app = Taro.getCurrentInstance().app as { onError?: (told: string) => void } | null
    app?.onError?.(`${error.message}\n${error.stack ?? ''}`)
  }
  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return <PageFailed onRetry={() => this.setState({ hasFailed: false })} />
  }
}

/** The component that Taro wraps each page in: it draws the page's root, with the page in it. */
interface Wrapper {
  prototype: { render(this: Component): ReactElement<PropsWithChildren> }
}

const mended = new WeakSet<object>()

/** Lets these pages draw words where they failed: white, or what stood there before, tells nobody what to do. */
export function mendPages(pages: ReactNode): void {
  Children.forEach(pages, (page) => {
    if (!isValidElement(page) || typeof page.type === 'string' || mended.has(page.type)) return
    mended.add(page.type)
    const { prototype } = page.type as unknown as Wrapper
    const { render } = prototype
    if (typeof render !== 'function') return
    prototype.render = function () {
      const drawn = render.call(this)
      return cloneElement(drawn, undefined, <WholePage>{drawn.props.children}</WholePage>)
    }
  })
}
