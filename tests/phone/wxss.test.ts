import { compileStyles } from '../../devtools/phone/build/wxss'
import type { MiniprogramFiles } from '../../devtools/phone/build/files'

function compile(files: Record<string, string>, configs = {}, pages: string[] = []) {
  const problems: string[] = []
  const source: MiniprogramFiles = {
    root: '',
    paths: Object.keys(files),
    read: (path) => files[path] ?? '',
  }
  const styles = compileStyles(source, { app: {}, ...configs }, new Set(pages), problems)
  return { styles, problems }
}

describe('style sheets become this phone’s', () => {
  const dark = '@media (prefers-color-scheme: dark)'
  test.each([
    ['rpx', '.a{width:10rpx}', '.a{width:calc(var(--rpx) * 10)}'],
    ['negative rpx', '.a{margin:-.5rpx 1px}', '.a{margin:calc(var(--rpx) * -.5) 1px}'],
    ['vh is the page’s', '.a{height:100vh}', '.a{height:calc(var(--page-vh) * 100)}'],
    ['page', 'page{color:red}', 'wx-page{color:red}'],
    ['tags', 'view>text.a,button::after{}', 'wx-view>wx-text.a, wx-button::after{}'],
    ['a class named like a tag', '.view .text{}', '.view .text{}'],
    ['the longer tag', 'picker-view view{}', 'wx-picker-view wx-view{}'],
    ['theme', `${dark}{.a{b:c}}`, ':where([data-theme="dark"]) .a{b:c}'],
    [
      'theme and width',
      `@media (prefers-color-scheme: dark) and (min-width: 9px){.a{b:c}}`,
      '@media (min-width: 9px){:where([data-theme="dark"]) .a{b:c}}',
    ],
    ['keyframes', '@keyframes k{from{top:2rpx}}', '@keyframes k{from{top:calc(var(--rpx) * 2)}}'],
  ])('%s', (_, wxss, css) => {
    const { styles, problems } = compile({ 'app.wxss': wxss })
    expect(styles.map((s) => s.css.replace(/,\s*/g, ', '))).toEqual([css])
    expect(problems).toEqual([])
  })

  test('a component’s classes are its own, a page’s rules its page’s', () => {
    const { styles } = compile(
      {
        'app.wxss': '',
        'c/c.wxss': '.a .b{}:host{}',
        's/s.wxss': '.a{}',
        'p/p.wxss': '.a{}page{}',
      },
      {
        'c/c': { component: true },
        's/s': { component: true, styleIsolation: 'shared' },
        'p/p': {},
      },
      ['p/p'],
    )
    expect(styles.map((s) => [s.path, s.css])).toEqual([
      ['app', ''],
      ['c/c', '.c_c--a .c_c--b{}[wx-host="c_c"]{}'],
      ['s/s', '.a{}'],
      ['p/p', ':where([data-page="p/p"]) .a{}wx-page:where([data-page="p/p"]){}'],
    ])
  })

  test('imports are drawn in, a missing one is a problem', () => {
    const { styles, problems } = compile({
      'app.wxss': '@import "./x/a.wxss";@import "nowhere.wxss";.z{}',
      'x/a.wxss': '@import "b.wxss";.a{}',
      'x/b.wxss': '.b{}',
    })
    expect(styles[0]?.css).toBe('.b{}.a{}.z{}')
    expect(problems).toEqual(['app.wxss: @import of a missing file nowhere.wxss'])
  })
})
