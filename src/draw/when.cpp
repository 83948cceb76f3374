// Inside draw: takes words; makes the days that they mean.
#include "draw/canvas.h"
