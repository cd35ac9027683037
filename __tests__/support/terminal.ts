import stringWidth from 'fast-string-width'
import type { TerminalOptions } from '../../src/core/render/terminal.ts'

/** A terminal without colours, which shows paths as they are. */
export const plainTerminal = (columns = 80): TerminalOptions => ({
  columns,
  measure: stringWidth,
  paint: (_style, text) => text,
  showPath: (path) => path
})
