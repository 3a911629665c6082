import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import { Choices } from './Choices';
import { EventForm, type FormProps } from './EventForm';
import { useInsert } from './use-insert';
import { VcpuField } from './VcpuField';

/** A vCPU that is taken away or brought back; begins with the opposite of what holds. */
export function OnlineForm({ onDone }: FormProps) {
  const viewed = useApp((app) => app.vcpu);
  const vcpus = useApp((app) => app.view?.vcpus) ?? [];
  const { insert } = useInsert(onDone);
  const opposite = (n: number): 'online' | 'offline' => (vcpus[n]?.online === false ? 'online' : 'offline');
  const [vcpu, setVcpu] = useState(viewed);
  const [state, setState] = useState(() => opposite(viewed));
  const w = words.add;
  return (
    <EventForm onSubmit={() => insert({ type: 'online', vcpu, online: state === 'online' })} onDone={onDone}>
      <VcpuField
        value={vcpu}
        onChange={(n) => {
          setVcpu(n);
          setState(opposite(n));
        }}
      />
      <Choices
        name={w.state}
        value={state}
        options={['offline', 'online']}
        words={{ online: { name: w.online }, offline: { name: w.offline } }}
        onChange={setState}
      />
    </EventForm>
  );
}
