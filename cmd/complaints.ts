import { formatPlace } from "#core/model/place";
import { printable } from "#core/model/printable";
import type { Complaint } from "#core/model/requirement";

/** Lines for people, each ended: `file:line:column: error code: message`, and the hint indented below. */
export const complaintText = ({ severity, code, message, hint, place }: Complaint): string => {
  const line = printable(`${formatPlace(place)}: ${severity} ${code}: ${message}`);
  return hint === undefined ? `${line}\n` : `${line}\n    ${printable(hint)}\n`;
};

export const isError = (complaint: Complaint): boolean => complaint.severity === "error";
