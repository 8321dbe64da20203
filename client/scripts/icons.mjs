/**
 * Draws the tab icons and the map pin as PNG (WeChat takes no SVG there).
 * Run by hand after a change: `node client/scripts/icons.mjs`. Needs Chromium ($CHROMIUM or /usr/bin/chromium).
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const out = fileURLToPath(new URL('../src/assets/', import.meta.url))
const SHAPES = {
  home: '<path d="M4 11.2 12 4l8 7.2V20h-5.4v-5.6H9.4V20H4z"/>',
  inbox: '<path d="M6 17V10.6a6 6 0 0 1 12 0V17l1.6 2H4.4zM10 21.4h4"/>',
  me: '<circle cx="12" cy="8.2" r="4"/><path d="M4.4 20.4c.8-4 3.8-6 7.6-6s6.8 2 7.6 6z"/>',
}
const INKS = { light: ['#56625f', '#0b6e60'], dark: ['#9fb0ac', '#5cc9b5'] }

const svg = (shape, ink, filled) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="-1.5 -1.5 27 27"
   fill="${filled ? ink : 'none'}" fill-opacity="${filled ? 0.22 : 1}" stroke="${ink}" stroke-width="1.8"
   stroke-linejoin="round" stroke-linecap="round">${shape}</svg>`
const PIN = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="72" viewBox="0 0 20 24">
  <path d="M10 1a8 8 0 0 1 8 8c0 6-8 14-8 14S2 15 2 9a8 8 0 0 1 8-8z" fill="#c0392b" stroke="#fff" stroke-width="1.4"/>
  <circle cx="10" cy="9" r="3" fill="#fff"/></svg>`

mkdirSync(`${out}tab`, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 100, height: 100 } })
const draw = async (file, source, width, height) => {
  await page.setContent(
    `<style>body{margin:0;background:transparent}svg{display:block}</style>${source}`,
  )
  await page.screenshot({
    path: out + file,
    omitBackground: true,
    clip: { x: 0, y: 0, width, height },
  })
}
for (const [name, shape] of Object.entries(SHAPES))
  for (const [theme, [ink, on]] of Object.entries(INKS)) {
    await draw(`tab/${name}-${theme}.png`, svg(shape, ink, false), 81, 81)
    await draw(`tab/${name}-${theme}-on.png`, svg(shape, on, true), 81, 81)
  }
await draw('pin.png', PIN, 60, 72)
await browser.close()
