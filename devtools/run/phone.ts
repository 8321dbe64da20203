import { buildPhone } from '../phone'

/** Builds the phone page out of the compiled mini-program; problems of the compilation are shown. */
async function main(): Promise<void> {
  const { problems } = await buildPhone({
    miniprogramDir: 'dist/miniprogram',
    outDir: 'dist/phone',
  })
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
}

void main()
