// The name under which reviews and decisions are kept. It stays in this browser.
const key = "khabar.by";

export const reviewerName = (): string => localStorage.getItem(key) ?? "";
export const keepReviewerName = (name: string): void => localStorage.setItem(key, name);
