import { editor } from 'monaco-graphql/esm/monaco-editor.js'

// Options of Monaco that GraphiQL does not pass on.

editor.onDidCreateEditor((made) =>
  made.updateOptions({
    fontSize: 13.5,
    // Curly quotes and dashes are what news is written with, not look-alikes to warn of.
    unicodeHighlight: { ambiguousCharacters: false },
  }),
)
