import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IMPORT_FILES } from '../../domain/street/import/columns'
import { callFunction, download, type CloudAddress } from './client'
import { importStreet } from './admin'
import { importText } from './words'
import { makeStreet } from './street'

const USAGE = `用法：
  npm run street -- demo 目录      写出演示街道的导入文件，可作模板
  npm run street -- import 目录    检查目录里的文件并导入（要先 npm start）
  npm run street -- import 目录 --confirm   核对过会停用的内容之后
  npm run street -- export 目录    导出正在运行的街道
默认连接 http://127.0.0.1:8520，可用环境变量 DESK 改。`

const cloud: CloudAddress = { url: process.env.DESK ?? 'http://127.0.0.1:8520' }

function writeAll(dir: string, files: Record<string, string | Uint8Array>): void {
  mkdirSync(dir, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content)
  console.log(`已写出${Object.keys(files).length}个文件到 ${dir}`)
}

/** Bytes as they are: a spreadsheet may have saved them in GBK. */
const readAll = (dir: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(dir)
      .filter((name) => (IMPORT_FILES as readonly string[]).includes(name))
      .map((name) => [name, readFileSync(join(dir, name))]),
  )

async function importDir(dir: string, confirm: boolean): Promise<number> {
  const answer = await importStreet(cloud, readAll(dir), confirm)
  const { said, complained } = importText(answer)
  for (const line of complained) console.error(line)
  for (const line of said) console.log(line)
  return answer.ok && answer.done ? 0 : 1
}

async function exportDir(dir: string): Promise<number> {
  const answer = (await callFunction(cloud, 'admin', { action: 'export' })) as {
    ok: boolean
    message?: string
    urls: Record<string, string>
  }
  if (!answer.ok) {
    console.error(answer.message)
    return 1
  }
  const files: Record<string, Uint8Array> = {}
  for (const [name, url] of Object.entries(answer.urls)) files[name] = await download(url)
  writeAll(dir, files)
  return 0
}

async function main([command, dir, option]: string[]): Promise<number> {
  if (dir && command === 'demo') {
    writeAll(dir, makeStreet().files)
    return 0
  }
  if (dir && command === 'import') return importDir(dir, option === '--confirm')
  if (dir && command === 'export') return exportDir(dir)
  console.error(USAGE)
  return 2
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
