import path from 'path'
import { defineConfig } from '@tarojs/cli'

/** Published in newer JavaScript than the oldest WeChat runs. */
const MODERN = ['valibot', 'zustand', 'jssha', 'uqr']

const root = path.resolve(__dirname, '../..')

/** Taro build of the mini-program: px stays px, because people set their type size, not their screen width. */
export default defineConfig<'webpack5'>({
  projectName: 'gongzhi',
  date: '2026-1-1',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: '../dist/miniprogram',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  defineConstants: {},
  copy: {
    patterns: [{ from: 'src/assets/', to: '../dist/miniprogram/assets/' }],
    options: {},
  },
  plugins: [
    '@tarojs/plugin-framework-react',
    '@tarojs/plugin-platform-weapp',
    path.join(__dirname, 'aria.ts'),
  ],
  mini: {
    compile: {
      include: ['domain', ...MODERN.map((name) => `node_modules/${name}`)].map((room) =>
        path.join(root, room),
      ),
    },
    postcss: {
      pxtransform: { enable: false, config: {} },
      cssModules: { enable: false },
      // The icons are data URIs already and the few pictures stay files.
      url: { enable: false, config: {} },
    },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
})
