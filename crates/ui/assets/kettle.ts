//! The script of every page. Everything works without it; each module adds one comfort.

import "./swaps";
import "./confirm";
import "./copy";
import "./count";
import "./cover";
import "./live";
import "./menu";
import "./outbox";
import "./password";
import "./problems";
import "./sheet";
import "./stay";
import "./suggest";
import "./theme";
import "./time";
import "./toast";
