import { Answer } from '../ui/Answer';
import { CalendarUpload } from './CalendarUpload';
import { DeputiesForm } from './DeputiesForm';
import { EntriesForm } from './EntriesForm';
import { HoursForm } from './HoursForm';
import { usePlan } from './queries';

/** Everything that says when one person is on duty. */
export function PlanEditor({ id }: { id: string }) {
  const plan = usePlan(id);
  return (
    <Answer of={plan}>
      {(of) => (
        <div data-testid="plan">
          <EntriesForm of={of} />
          <HoursForm key={JSON.stringify([of.roundTheClock, of.hours])} of={of} />
          <DeputiesForm key={of.deputies.map((one) => one.id).join()} of={of} />
          <CalendarUpload of={of} />
        </div>
      )}
    </Answer>
  );
}
