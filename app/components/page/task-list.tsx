import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

export type Task = {
  key: string /** Without an address the task is done. */;
  to?: string;
  title: ReactNode;
  text?: ReactNode;
  state: ReactNode;
};

/** Things to do, the whole block a target, each with its state in words (a `Tag`). */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <li className={task.to ? 'task task--link' : 'task'} key={task.key}>
          <div>
            {task.to ? <Link to={task.to}>{task.title}</Link> : <b>{task.title}</b>}
            {task.text && <p>{task.text}</p>}
          </div>
          {task.state}
        </li>
      ))}
    </ul>
  );
}
