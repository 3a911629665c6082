/** The map in the page: it takes no props and reads the store. */
import { useContext, useMemo } from 'react';
import { useAppStore } from '../../store/use-app';
import { MapHandContext } from '../commands/use-command';
import { MapView } from './MapView';
import { sourceOf } from './port';

export function MapPanel() {
  const store = useAppStore();
  const source = useMemo(() => sourceOf(store), [store]);
  return <MapView source={source} hand={useContext(MapHandContext)} />;
}
