import { forwardRef, useCallback, useRef } from 'react';
import { KeptLine } from '../draft/kept-line';
import { type Keeping, useKeptText } from '../draft/use-kept-text';
import { TextArea, type TextAreaProps } from './text-area';

type KeptTextAreaProps = Omit<TextAreaProps, 'below'> & { keep?: Keeping };

/** Several lines in a form that keeps no draft of its own: kept as they are typed, and offered again. */
export const KeptTextArea = forwardRef<HTMLTextAreaElement, KeptTextAreaProps>(function KeptTextArea(
  { keep = 'server', ...area },
  ref,
) {
  const { label, name, id = name, readOnly } = area;
  const box = useRef<HTMLTextAreaElement | null>(null);
  const hold = useCallback(
    (element: HTMLTextAreaElement | null) => {
      box.current = element;
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    },
    [ref],
  );
  const first = String(area.value ?? area.defaultValue ?? '');
  const kept = useKeptText(box, { field: id, first, keeping: readOnly ? 'not' : keep });
  return (
    <TextArea
      {...area}
      below={<KeptLine kept={kept} name={typeof label === 'string' ? label : name} />}
      ref={hold}
    />
  );
});
