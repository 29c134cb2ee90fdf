import { library } from '../../../scripts/library.ts'

export default library({
  index: 'src/index.ts',
  'speech-thread': 'src/speech/speech-thread.ts',
  'drawing-thread': 'src/images/drawing-thread.ts',
})
