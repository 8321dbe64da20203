/** Stories of 奖励 that go through review. How to read a row: `awardRows.ts`. Mondays: 06-01, 06-08. */
export const AWARDS = `
# awarded by one, reviewed by another, public for seven days, paid by the timer, once
on 2026-06-01 10:00
give a1 chen zhang JS04            | AWARDED           | zhang 0
pass a1 chen                       | notAllowed        | zhang 0
pass a1 li                         | PUBLIC            | zhang 0
pass a1 zhao                       | wrongState        | zhang 0
on 2026-06-08 09:59
tick a1                            | nothing           | zhang 0
on 2026-06-08 10:00
tick a1                            | POSTED            | zhang 5
tick a1                            | nothing           | zhang 5

# a reviewer awards: another reviews
give a1 li zhang JS04              | AWARDED
pass a1 li                         | sameReviewer
reject a1 li : 不对                | sameReviewer
pass a1 zhao                       | PUBLIC

# nobody awards himself or reviews his own, in whatever post
give a1 chen chen JS04             | ownAward
give a2 li li JS04                 | ownAward
give a3 chen li JS04               | AWARDED
pass a3 li                         | ownAward
reject a3 li : 不要                | ownAward
pass a3 zhao                       | PUBLIC

# two reviewers at once: the first word stands
give a1 chen zhang JS04            | AWARDED
pass a1 li                         | PUBLIC
reject a1 zhao : 不对              | wrongState

# kinship is declared: who is kin neither awards nor reviews nor judges
give a1 chen zhang JS04 kin        | kinAward
give a1 chen zhang JS04            | AWARDED
pass a1 li kin                     | kinAward
pass a1 zhao                       | PUBLIC
appeal a1 sun : 他没来             | APPEALED
confirm a1 li kin                  | kinAward
refuse a1 li kin : 没来            | kinAward
confirm a1 li                      | PUBLIC

# not passed: a reason; the person may appeal within seven days, a third decides
on 2026-06-01 10:00
give a1 chen zhang JS04            | AWARDED
reject a1 li                       | needNote
reject a1 li : 没有签到            | REJECTED          | zhang 0
appeal a1 sun : 他来了             | notFound
appeal a1 zhao : 他来了            | notAllowed
on 2026-06-08 10:00
appeal a1 zhang                    | needNote
appeal a1 zhang : 我在场           | APPEALED
confirm a1 li                      | sameJudge
confirm a1 zhang                   | notAllowed
confirm a1 zhao                    | PUBLIC            | zhang 0
on 2026-06-15 10:00
tick a1                            | POSTED            | zhang 5

# an appeal that comes too late
on 2026-06-01 10:00
give a1 chen zhang JS04            | AWARDED
reject a1 li : 没有签到            | REJECTED
on 2026-06-08 10:01
appeal a1 zhang : 我在场           | appealTooLate

# an objection during 公示: nothing is paid while it is open; days that were had count
on 2026-06-01 10:00
give a1 chen zhang JS04            | AWARDED
pass a1 li                         | PUBLIC
on 2026-06-05 10:00
appeal a1 sun : 他没来             | APPEALED
on 2026-06-09 10:00
tick a1                            | Told to reviewers
tick a1                            | nothing           | zhang 0
confirm a1 zhao                    | PUBLIC
tick a1                            | POSTED            | zhang 5

# refused by the third: the result is final
on 2026-06-01 10:00
give a1 chen zhang JS04            | AWARDED
pass a1 li                         | PUBLIC
appeal a1 sun : 他没来             | APPEALED
refuse a1 zhao                     | needNote
refuse a1 zhao : 名单上没有他      | REJECTED          | zhang 0
appeal a1 zhang : 我来了           | appealedOnce

# who objects does not decide
give a1 chen zhang JS04            | AWARDED
pass a1 li                         | PUBLIC
appeal a1 zhao : 他没来            | APPEALED
refuse a1 zhao : 没来              | sameJudge
refuse a1 wang : 没来              | REJECTED

# reversed, appealed, confirmed: published anew and paid once more, by another entry
on 2026-06-01 10:00
give a1 chen zhang JS06            | AWARDED
pass a1 li                         | PUBLIC
on 2026-06-08 10:00
tick a1                            | POSTED            | zhang 10
reverse a1 li                      | needNote
reverse a1 li kin : 重复           | kinAward
reverse a1 li : 重复               | REVERSED          | zhang 0
reverse a1 zhao : 重复             | wrongState        | zhang 0
appeal a1 zhang : 是两次           | APPEALED
confirm a1 li                      | sameJudge
confirm a1 zhao                    | PUBLIC            | zhang 0
on 2026-06-15 10:00
tick a1                            | POSTED            | zhang 10

# an own award is not reversed by oneself
on 2026-06-01 10:00
give a1 chen li JS06               | AWARDED
pass a1 zhao                       | PUBLIC
on 2026-06-08 10:00
tick a1                            | POSTED            | li 10
reverse a1 li : 重复               | ownAward          | li 10

# late: told again and again, approved by nobody's silence
on 2026-06-01 10:00
give a1 chen zhang JS04            | AWARDED
on 2026-06-04 09:59
tick a1                            | Told to reviewers
tick a1                            | nothing
on 2026-06-04 10:00
tick a1                            | late, 钱主任
tick a1                            | nothing
on 2026-06-05 10:00
tick a1                            | late, 钱主任      | zhang 0
pass a1 li                         | PUBLIC

# a scanned check-in of up to five points is paid at once; more goes through review
checkin a1 zhang JS04              | POSTED            | zhang 5
checkin a2 zhang JS06              | notAllowed        | zhang 5
checkin a3 zhang GM01 minutes 30   | POSTED            | zhang 10
checkin a4 zhang GM01 minutes 60   | notAllowed        | zhang 10
reverse a1 li : 代签               | REVERSED          | zhang 5

# hours pay by whole half hours; too few minutes are no points
on 2026-06-01 10:00
give a1 chen zhang GM01 minutes 29 | badPoints
give a1 chen zhang GM01 minutes 89 | AWARDED
pass a1 li                         | PUBLIC
on 2026-06-08 10:00
tick a1                            | POSTED            | zhang 10

# caps at the end of 公示 cut what is paid; nothing left is told, and the award is over
caps 12 200
on 2026-06-01 10:00
give a1 chen zhang JS06            | AWARDED
give a2 chen zhang JS06            | AWARDED
give a3 chen zhang JS06            | AWARDED
pass a1 li                         | PUBLIC
pass a2 li                         | PUBLIC
pass a3 li                         | PUBLIC
on 2026-06-08 10:00
tick a1                            | POSTED            | zhang 10
tick a2                            | POSTED            | zhang 12
tick a3                            | POSTED            | zhang 12

# budget at 100 %: no new promise, the old ones are kept
on 2026-06-01 10:00
give a1 chen zhang JS04            | AWARDED
budget over
give a2 chen zhang JS04            | overBudget
checkin a3 zhang JS04              | overBudget
pass a1 li                         | PUBLIC
on 2026-06-08 10:00
tick a1                            | POSTED            | zhang 5

# a deed of nearly sixty days ago is paid, however long review and 公示 take
on 2026-06-01 10:00
give a1 chen zhang JS04 deed 2026-04-02 | AWARDED
on 2026-06-05 10:00
pass a1 li                         | PUBLIC
on 2026-06-12 10:00
tick a1                            | POSTED            | zhang 5

# 发放, everything wrong: each time the uppermost is said
on 2026-06-01 10:00
budget over
give a1 chen chen GM01 kin deed 2026-06-02 | badPoints
give a1 chen chen XX99 kin deed 2026-06-02 | ruleUnknown
give a1 chen chen JS08 kin deed 2026-06-02 | ruleUnfit
give a1 chen chen JS04 kin deed 2026-06-02 | deedAhead
give a1 chen chen JS04 kin deed 2026-04-01 | deedTooOld
give a1 chen chen JS04 kin                 | ownAward
give a1 chen zhang JS04 kin                | kinAward
give a1 chen zhang JS04                    | overBudget

# 保密: it is not there for a stranger
give a1 chen zhang JS04 secret     | AWARDED
pass a1 li                         | PUBLIC
appeal a1 sun : 他没来             | notFound
appeal a1 zhang : 想再看看         | APPEALED

# 注销 ends what was not paid, whatever it waits for; what was paid stays, and is reversed without a debt
caps 30 200
give a1 chen zhang JS04            | AWARDED
give a2 chen zhang JS06            | AWARDED
give a3 chen zhang ZA04            | AWARDED
checkin a4 zhang GM04              | POSTED            | zhang 5
pass a2 li                         | PUBLIC
pass a3 li                         | PUBLIC
appeal a3 zhang : 我多做了半天     | APPEALED
leave zhang                        | LEFT              | zhang 0
tick a1                            | nothing
tick a2                            | nothing
tick a3                            | nothing
pass a1 li                         | wrongState
confirm a3 zhao                    | wrongState
reverse a4 li : 登记错人           | REVERSED          | zhang 0

# who objected, awarded or reviewed may leave as well: the post decides on
give a1 chen zhang JS04            | AWARDED
pass a1 li                         | PUBLIC
appeal a1 sun : 他没来             | APPEALED
leave sun                          | LEFT
leave chen                         | LEFT
refuse a1 li : 核对过              | sameJudge
refuse a1 zhao : 核对过            | REJECTED
`
