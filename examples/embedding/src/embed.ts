import { newsletter, summary } from '@repurpose/content'
import { createRepurpose } from '@repurpose/core'
import { offlineLanguage } from '@repurpose/offline'

const text = `The lock keepers of the old canal met on Monday. They agreed to open the upper gates two hours
earlier in spring. Boats had waited for up to four hours on busy weekends. The new timetable starts on 1 April.
A pump at the lower basin will return 300 litres of water a second, so that the summit does not run dry.`

await using repurpose = createRepurpose({ content: [summary, newsletter], language: offlineLanguage() })

const job = await repurpose.generate(
  { source: { text }, content: { summary: ['short'], newsletter: ['takeaways'] }, language: 'en' },
  { id: 'canal-42', labels: { tenant: 'acme' } }, // the same id again is the same job
)
job.on('stage.started', ({ stage }) => console.log(`… ${stage}`)) // typed: transcript, shared, pieces

const { contents } = await job.result() // rejects unless every piece is there and valid
console.log(contents.summary.short.text) // typed by what was asked for
console.log(contents.newsletter.takeaways.takeaways)
console.log(`Cost: $${(await job.cost()).micros / 1_000_000}`)
