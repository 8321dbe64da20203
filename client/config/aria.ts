import type { IPluginContext } from '@tarojs/service'
import { ARIA } from '../src/services/aria'

interface MiniPlatform {
  template: { mergeComponents(ctx: IPluginContext, patch: typeof ARIA): void }
}

/** Taro's templates drop ARIA attributes; this adds them (WeChat reads them since base library 2.7.1). */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform: MiniPlatform) => platform.template.mergeComponents(ctx, ARIA),
  })
}
