//! The one script of every page. Everything works without it; each module adds one comfort.

import "./swaps";
import "./attach";
import "./confirm";
import "./conversation";
import "./copy";
import "./count";
import "./cover";
import "./group";
import "./discussion";
import "./live";
import "./menu";
import "./password";
import "./problems";
import "./sheet";
import "./suggest";
import "./theme";
import "./toast";
