/// <reference types="@tarojs/taro" />
import '@tarojs/components/types/common'

declare module '@tarojs/components/types/common' {
  /** Passed through to WeChat by client/config/aria.ts. */
  interface StandardProps {
    ariaRole?: string
    ariaLabel?: string
    ariaHidden?: boolean
  }
}
