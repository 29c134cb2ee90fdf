import { library } from '../../scripts/library.ts'

export default library({
  index: 'src/index.ts',
  transcripts: 'src/transcripts/index.ts',
  generator: 'src/generator/index.ts',
  checks: 'src/checks/index.ts',
  templates: 'src/templates/index.ts',
})
