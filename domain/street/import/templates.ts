import { cut } from '../../call/said'
import * as v from 'valibot'
import { kindOf } from '../../notice/message'
import { TEMPLATES, TEMPLATE_KEYS, type TemplateKey } from '../../notice/templates'

/** Keywords of WeChat's that hold a moment; what is no moment would stand there as 00:00. */
const MOMENT_KINDS: ReadonlySet<string> = new Set(['time', 'date'])
const MOMENTS: ReadonlySet<string> = new Set(['time', 'due'])

const keyword = v.pipe(
  v.string('应为模板关键词编号，如thing1。'),
  v.regex(/^[a-z_]+\d{1,3}$/, '应为模板关键词编号，如thing1，请照微信后台“我的模板”填写。'),
  v.check(
    (id) => kindOf(id) !== null,
    (issue) =>
      `是“${cut(String(issue.input), 30)}”，本系统不会填这种关键词；` +
      '请核对拼写，或在微信后台换用thing、character_string、phrase、number、time、date、name类的关键词。',
  ),
)

const isTwice = (fields: Record<string, string>): string | undefined => {
  const ids = Object.values(fields)
  return ids.find((id, i) => ids.indexOf(id) !== i)
}
const noMoment = (fields: Record<string, string>): string | undefined =>
  Object.keys(fields).find(
    (name) => !MOMENTS.has(name) && MOMENT_KINDS.has(kindOf(fields[name]!) ?? ''),
  )

/** A template may only ask for what the notices of its kind can say, each keyword once. */
const templateOf = (key: TemplateKey, short: (max: number) => v.GenericSchema<unknown, string>) =>
  v.strictObject({
    id: short(64),
    title: short(30),
    fields: v.pipe(
      v.record(
        v.pipe(
          v.string(),
          v.check(
            (name) => (TEMPLATES[key].fields as readonly string[]).includes(name),
            `字段名应为${TEMPLATES[key].fields.join('、')}之一。`,
          ),
        ),
        keyword,
      ),
      v.check(
        (fields) => isTwice(fields) === undefined,
        (issue) =>
          `里“${isTwice(issue.input as Record<string, string>)}”用了两次，每个关键词只能对应一项。`,
      ),
      v.check(
        (fields) => noMoment(fields) === undefined,
        (issue) =>
          `里的“${noMoment(issue.input as Record<string, string>)}”不是时间，不能填在time或date关键词里，请核对对应关系。`,
      ),
    ),
  })

/** `templates` of street.json: one of each kind. */
export const templatesSchema = (short: (max: number) => v.GenericSchema<unknown, string>) =>
  v.strictObject(
    Object.fromEntries(TEMPLATE_KEYS.map((key) => [key, templateOf(key, short)])) as Record<
      TemplateKey,
      ReturnType<typeof templateOf>
    >,
  )
