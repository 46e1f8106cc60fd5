import { Navigate } from '@tanstack/react-router';
import { home } from './rights';
import { useSession } from './useSession';

export function HomePage() {
  return <Navigate to={home(useSession().person.roles)} replace />;
}
