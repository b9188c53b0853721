const shapes = {
  alert: "M12 8v4.5M12 16h.01M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
  check: "M8 12.5l2.8 2.8L16.5 9M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
  clock: "M12 7v5l3 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
  help: "M9.2 9a2.9 2.9 0 0 1 5.6 1c0 2-2.8 2.4-2.8 4M12 17h.01M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
  phone: "M5 4h3.5l1.6 4.2-2 1.7a12 12 0 0 0 6 6l1.7-2L20 15.5V19a1.6 1.6 0 0 1-1.7 1.5A15.5 15.5 0 0 1 3.5 5.7 1.6 1.6 0 0 1 5 4Z",
  search: "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM16.2 16.2 20.5 20.5",
  plus: "M20 12a8 8 0 0 1-11.6 7.1L4 20l.9-4.4A8 8 0 1 1 20 12ZM12 9v6M9 12h6",
  reply: "M20 12a8 8 0 0 1-11.6 7.1L4 20l.9-4.4A8 8 0 1 1 20 12ZM9 12h6",
  fresh: "M20 12a8 8 0 0 1-11.6 7.1L4 20l.9-4.4A8 8 0 0 1 13 4.1M19 3.5v.010",
  clip: "M19 11.5l-7.4 7.4a4.3 4.3 0 0 1-6.1-6.1L13 5.3a2.9 2.9 0 0 1 4.1 4.1l-7.4 7.4a1.4 1.4 0 0 1-2-2l6.7-6.7",
  print: "M7 9V4h10v5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9h14a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 19 17h-2M7 14h10v6H7v-6Z",
  down: "M6 9.5l6 6 6-6",
  onward: "M14.5 6l-6 6 6 6",
} as const;

type Props = { name: keyof typeof shapes; className?: string };

/** The few pictures of the portal, drawn on the server: a cheap phone loads no script for them. */
export function Icon({ name, className = "size-5" }: Props) {
  const strong = name === "fresh" ? 2.4 : 1.8;
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strong}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      <path d={shapes[name]} />
    </svg>
  );
}
