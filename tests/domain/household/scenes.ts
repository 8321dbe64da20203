/**
 * Stories of households, one act a line: what somebody does, what comes of it, and who is in it then (the
 * head first, then in the order in which they came; `?` is invited, `!` is asked for).
 */
export const HOUSEHOLDS = `
# a member is who said yes himself, one at a time
found zhang home                   | ok            | zhang
invite zhang home wang             | ok            | zhang ?wang
invite zhang home li               | ok            | zhang ?wang ?li
yes wang home                      | ok            | zhang wang ?li
no li home                         | ok            | zhang wang
yes li home                        | inviteGone    | zhang wang

# a member who never agreed is none: he spends nothing and is told nothing
found zhang home                   | ok
invite zhang home wang             | ok            | zhang ?wang
spend wang home a1 5               | notMember     | zhang ?wang
leave wang home                    | notMember     | zhang ?wang
after 8 days
yes wang home                      | inviteGone    | zhang ?wang
invite zhang home wang             | ok            | zhang ?wang
yes wang home                      | ok            | zhang wang

# an invitation can be taken back, and is asked but once
found zhang home                   | ok
invite zhang home wang             | ok
invite zhang home wang             | alreadyInvited
takeBack zhang home wang           | ok            | zhang
takeBack zhang home wang           | inviteGone
yes wang home                      | inviteGone    | zhang
invite zhang home zhang            | isMember

# nobody is in two households
found zhang home                   | ok
found li nest                      | ok
invite zhang home wang             | ok
invite li nest wang                | ok            | li ?wang
yes wang home                      | ok            | zhang wang
yes wang nest                      | inHousehold   | li ?wang
found wang third                   | inHousehold
invite li nest zhang               | ok
yes zhang nest                     | inHousehold
leave wang home                    | ok            | zhang
yes wang nest                      | ok            | li wang ?zhang

# only the head invites, moves others out, rules and passes it on
found zhang home                   | ok
invite zhang home wang             | ok
yes wang home                      | ok            | zhang wang
invite wang home li                | notHead
rule wang home 50                  | notHead
pass wang home wang                | notHead
out wang home zhang                | notHead       | zhang wang
pass zhang home li                 | notMember
pass zhang home wang               | ok            | wang zhang
out wang home zhang                | ok            | wang

# a head who moves out is followed by whoever is there for longest; the last one closes it
found zhang home                   | ok
invite zhang home wang             | ok
invite zhang home li               | ok
yes li home                        | ok
yes wang home                      | ok            | zhang li wang
leave zhang home                   | ok            | li wang
leave li home                      | ok            | wang
invite wang home chen              | ok            | wang ?chen
leave wang home                    | ok            | nobody
yes chen home                      | inviteGone    | nobody
found zhang home2                  | ok            | zhang

# twelve are in it at the most, whoever is invited counted
found zhang home                   | ok
invite zhang home a                | ok
invite zhang home b                | ok
invite zhang home c                | ok
invite zhang home d                | ok
invite zhang home e                | ok
invite zhang home f                | householdFull
yes a home                         | ok
invite zhang home f                | ok            | zhang a ?b ?c ?d ?e ?f

# the head spends by himself; others ask, and the head says yes or no once
found zhang home                   | ok
invite zhang home wang             | ok
yes wang home                      | ok
spend zhang home a1 90             | now
spend wang home a1 30              | asked         | zhang wang !a1
settle wang home a1                | notHead
settle zhang home a1               | ok 30         | zhang wang
settle zhang home a1               | askGone

# by rule a member spends up to a sum at a time
found zhang home                   | ok
invite zhang home wang             | ok
yes wang home                      | ok
rule zhang home 20                 | ok
spend wang home a1 20              | now
spend wang home a1 21              | asked         | zhang wang !a1

# what is asked for ends: taken back, after seven days, or with whoever asked
found zhang home                   | ok
invite zhang home wang             | ok
yes wang home                      | ok
invite zhang home li               | ok
yes li home                        | ok
spend wang home a1 30              | asked
withdraw li home a1                | notAllowed
withdraw wang home a1              | ok            | zhang wang li
spend wang home a2 30              | asked
spend li home a3 30                | asked         | zhang wang li !a2 !a3
leave wang home                    | ok            | zhang li !a3
after 8 days
settle zhang home a3               | askGone
spend li home a4 30                | asked         | zhang li !a4

# five are asked for at a time
found zhang home                   | ok
invite zhang home wang             | ok
yes wang home                      | ok
spend wang home a1 1               | asked
spend wang home a2 1               | asked
spend wang home a3 1               | asked
spend wang home a4 1               | asked
spend wang home a5 1               | asked
spend wang home a6 1               | asksFull
settle zhang home a3               | ok 1
spend wang home a6 1               | asked         | zhang wang !a1 !a2 !a4 !a5 !a6
`
